using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.Application.Tests.Lobbies.LargeLobbies;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>A lobby without a byte to spare.</summary>
public sealed class UsingAFullLobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Data_that_exceeds_the_remaining_room_is_refused_and_changes_nothing()
    {
        var (lobby, _) = await host.FillToTheLastByte();
        var before = await host.Stored(lobby);

        var more = await (await host.Reconnect(Ada)).Send(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });

        Assert.Equal(Refusals.DataTooLarge, more.Error);
        Assert.Equal(before, await host.Stored(lobby));
    }

    [Fact]
    public async Task Data_that_a_member_removes_makes_room_for_other_members()
    {
        await host.FillToTheLastByte();
        var wordy = await host.Reconnect(Wordy);

        await wordy.Done(new UpdateMember { Data = Words(0) });

        await (await host.Reconnect(Ada)).Done(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });
        Assert.Equal(Refusals.DataTooLarge, (await wordy.Send(new UpdateMember { Data = Large(Control) })).Error);
    }

    [Fact]
    public async Task All_other_actions_succeed_in_a_lobby_without_room_for_data()
    {
        var (lobby, words) = await host.FillToTheLastByte();
        var (bob, wordy, ada) = (await host.Reconnect(Bob), await host.Reconnect(Wordy), await host.Reconnect(Ada));

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
    public async Task An_oversized_lobby_accepts_reductions_and_refuses_newcomers()
    {
        var (lobby, _) = await host.FillToTheLastByte();
        host.Table.Put((await host.Stored(lobby)).Edited(Ada, ada => ada with { Data = DataMap.From([new("k", new('x', 9999))]) }));

        await (await host.Reconnect(Wordy)).Done(new UpdateMember { Data = Words(0) });
        await (await host.Reconnect(Quiet)).Done(new LeaveLobby());

        Assert.Equal(Refusals.LobbyFull, (await (await host.Connect(Cleo)).Send(Scenes.Join(lobby))).Error);
    }

    [Fact]
    public async Task A_returning_member_keeps_the_old_name_when_the_new_one_has_no_room()
    {
        var (lobby, _) = await host.FillToTheLastByte();
        var ada = await host.Reconnect(Ada);
        var renamed = new Caller(Ada, Long(64), ada.Connection, CallerRights.Player, "1", "");

        var hello = await host.Send(new Hello(), renamed);

        Assert.Equal(lobby, hello.Value.Lobby?.LobbyId);
        var seat = (await host.Stored(lobby)).Find(Ada)!;
        Assert.Equal((ada.Connection, "Name of ada"), (seat.Connection, seat.Name));
    }

    [Fact]
    public async Task A_full_lobby_fits_a_message_with_all_members_away_and_a_match_running()
    {
        var lobby = await host.Fill("x");
        var admin = await host.Connect(new PlayerId(Long(64)), rights: CallerRights.Admin);
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
