using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Domain;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.Application.Tests.Lobbies.LargeLobbies;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>A lobby that a byte more would be too much for.</summary>
public sealed class LivingInAFullLobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Nobody_says_more_than_there_is_room_for_and_what_is_refused_changes_nothing()
    {
        var (lobby, _) = await host.Brimful();
        var before = await host.Stored(lobby);

        var more = await (await host.Again(Ada)).Send(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });

        Assert.Equal(Refusals.DataTooLarge, more.Error);
        Assert.Equal(before, await host.Stored(lobby));
    }

    [Fact]
    public async Task Whoever_says_less_makes_room_for_others()
    {
        await host.Brimful();
        var wordy = await host.Again(Wordy);

        await wordy.Done(new UpdateMember { Data = Words(0) });

        await (await host.Again(Ada)).Done(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });
        Assert.Equal(Refusals.DataTooLarge, (await wordy.Send(new UpdateMember { Data = Large(Control) })).Error);
    }

    [Fact]
    public async Task All_else_goes_on_as_though_there_were_room()
    {
        var (lobby, words) = await host.Brimful();
        var (bob, wordy, ada) = (await host.Again(Bob), await host.Again(Wordy), await host.Again(Ada));

        await wordy.Done(new SetReady { Ready = false });
        await bob.Done(new MuteMember { PlayerId = Wordy, Muted = false });
        await ada.Done(new UpdateMember { Data = Words(words - 9) });
        host.Table.Put((await host.Stored(lobby)).Away(Quiet));
        await ada.Done(new UpdateMember { Data = Words(words) });
        await bob.Done(new StartMatch { Force = true });
        await bob.Done(new CancelMatch());
        await bob.Done(new PromoteMember { PlayerId = Wordy });
        await bob.Done(new LeaveLobby());
        await wordy.Done(new KickMember { PlayerId = Quiet, Ban = true });
        await wordy.Done(new CloseLobby());

        Assert.True((await host.Stored(lobby)).IsClosed);
    }

    [Fact]
    public async Task One_that_is_too_large_already_gets_smaller_bit_by_bit_and_no_larger()
    {
        var (lobby, _) = await host.Brimful();
        host.Table.Put((await host.Stored(lobby)).Edited(Ada, ada => ada with { Data = DataMap.From([new("k", new('x', 9999))]) }));

        await (await host.Again(Wordy)).Done(new UpdateMember { Data = Words(0) });
        await (await host.Again(Quiet)).Done(new LeaveLobby());

        Assert.Equal(Refusals.LobbyFull, (await (await host.Connect(Cleo)).Send(Scenes.Join(lobby))).Error);
    }

    [Fact]
    public async Task Whoever_comes_back_with_a_name_that_has_no_room_keeps_its_seat_and_its_old_name()
    {
        var (lobby, _) = await host.Brimful();
        var ada = await host.Again(Ada);
        var renamed = new Caller(Ada, Long(64), ada.Connection, false, "1", "");

        var hello = await host.Send(new Hello(), renamed);

        Assert.Equal(lobby, hello.Value.Lobby?.LobbyId);
        var seat = (await host.Stored(lobby)).Find(Ada)!;
        Assert.Equal((ada.Connection, "Name of ada"), (seat.Connection, seat.Name));
    }

    [Fact]
    public async Task A_message_holds_it_also_when_all_are_away_and_a_match_runs_somewhere_with_a_long_name()
    {
        var lobby = await host.Fill("x");
        var admin = await host.Connect(new PlayerId(Long(64)), isAdmin: true);
        var room = MessageSize.MaxPayload - Size(await admin.Done(new GetLobby { LobbyId = lobby }));
        var rest = new Dictionary<string, string?> { ["rest"] = new('x', room) };
        host.Table.Put((await host.Stored(lobby)).Edited(stored => stored with
        {
            Version = long.MaxValue - 1,
            Host = new PlayerId(Long(64)),
            Members = stored.Members
                .Change(_ => true, member => member with { Connection = null, AwayUntil = Noon })
                .Change(stored.Host, member => member with { Data = member.Data.With(rest) }),
            Match = new Match($"{lobby}-{long.MaxValue}", Noon) { StartedAt = Noon, Connection = Long(1024) },
        }));

        var seen = await admin.Done(new GetLobby { LobbyId = lobby });

        var hello = new HelloReply(admin.Player, admin.Player.Value, Noon, 1, Limits.Default, seen, null);
        Assert.InRange(AsJson.Bytes(hello), MessageSize.MaxPayload + (11 * 1024), MessageSize.Max - 1024);
    }

    private static string Long(int characters) => string.Concat(Enumerable.Repeat(Control, characters));

    private static int Size(LobbySnapshot seen) => MessageSize.Of(seen, WireJson.Relaxed.LobbySnapshot);

    public void Dispose() => host.Dispose();
}
