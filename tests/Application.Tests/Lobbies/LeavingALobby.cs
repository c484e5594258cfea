using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class LeavingALobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_member_frees_its_seat()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        await clients[1].Done(new LeaveLobby());

        Assert.Equal([Ada], (await host.Stored(lobby)).Members.Select(member => member.Id));
        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(new LeaveLobby())).Error);
    }

    [Fact]
    public async Task Who_was_never_in_a_lobby_has_none_to_leave() =>
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Ada)).Send(new LeaveLobby())).Error);

    [Fact]
    public async Task The_last_to_leave_closes_it_and_frees_its_code()
    {
        var (lobby, clients) = await host.Gather(Ada);

        await clients[0].Done(new LeaveLobby());

        var stored = await host.Stored(lobby);
        Assert.Equal(LobbyStatus.Closed, stored.Status);
        Assert.Null(await host.Lobbies.Find(stored.Code, default));
    }

    [Fact]
    public async Task A_process_that_knows_only_the_players_former_lobby_looks_where_it_is_now()
    {
        var (first, clients) = await host.Gather(Ada);
        using var other = new TestHost(host);
        await clients[0].At(other).Done(new LeaveLobby());
        var second = (await clients[0].At(other).Done(Scenes.Create)).LobbyId;

        await clients[0].Done(new LeaveLobby());

        Assert.True((await host.Stored(first)).IsClosed);
        Assert.True((await host.Stored(second)).IsClosed);
    }

    public void Dispose() => host.Dispose();
}
