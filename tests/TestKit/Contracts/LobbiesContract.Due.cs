using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    [Fact]
    public async Task A_lobby_is_due_from_its_deadline_on()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var due = lobby.DueAt()!.Value;

        Assert.DoesNotContain(lobby.Id, await Due(lobbies, due.AddMilliseconds(-1)));
        Assert.Contains(lobby.Id, await Due(lobbies, due));
    }

    [Fact]
    public async Task The_most_overdue_lobbies_come_first()
    {
        var (lobbies, _) = await Create();
        var stored = new List<Lobby>();
        for (var n = 0; n < 12; n++)
        {
            var lobby = Fresh.Lobby(Fresh.Player());
            stored.Add(Later(lobby, TimeSpan.FromMinutes(n * 7 % 12 * 10)));
            await lobbies.Save(null, stored[n], null, default);
        }

        var ours = stored.Select(lobby => lobby.Id).ToHashSet();
        var found = (await Due(lobbies, People.Noon.AddDays(30))).Where(ours.Contains);

        Assert.Equal(stored.OrderBy(lobby => lobby.DueAt()).Select(lobby => lobby.Id), found);
    }

    [Fact]
    public async Task A_lobby_is_due_when_its_latest_version_says()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var later = Later(lobby.Edited(it => it), TimeSpan.FromHours(1));

        await lobbies.Save(lobby, later, null, default);

        Assert.DoesNotContain(lobby.Id, await Due(lobbies, lobby.DueAt()!.Value));
        Assert.Contains(lobby.Id, await Due(lobbies, later.DueAt()!.Value));
    }

    [Fact]
    public async Task A_closed_lobby_is_never_due()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);

        await lobbies.Save(lobby, lobby.Edited(stored => stored with { IsClosed = true }), null, default);

        Assert.DoesNotContain(lobby.Id, await Due(lobbies, DateTimeOffset.UnixEpoch.AddYears(500)));
    }

    private static Lobby Later(Lobby lobby, TimeSpan by) => Lobby.Restore(lobby.Stored() with
    {
        Members = lobby.Members.Change(_ => true, member => member with { Connection = member.Id.Socket(since: People.Noon + by) }),
    });

    private static async Task<IReadOnlyList<LobbyId>> Due(ILobbies lobbies, DateTimeOffset now)
    {
        var due = new List<LobbyId>();
        await foreach (var id in lobbies.Due(now, default)) due.Add(id);
        return due;
    }
}
