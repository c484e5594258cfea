using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

/// <summary>What a client receives when it reconnects with the version that it holds.</summary>
public sealed class CatchingUp : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_reconnecting_client_gets_the_missed_changes_instead_of_the_lobby()
    {
        var (lobby, clients) = await Disconnected();
        await clients[0].Done(new SetReady { Ready = true });
        await clients[0].Done(new UpdateLobby { Name = "Saturday" });
        await host.Settle();

        var hello = await Reconnect(lobby, held: 2);

        Assert.Null(hello.Lobby);
        var missed = Assert.IsType<LobbyChangedPush>(Assert.Single(hello.Missed!));
        Assert.Equal((2, 5), (missed.Previous, missed.Version));
        Assert.Equal(
            [typeof(MemberUpdatedChange), typeof(MemberUpdatedChange), typeof(LobbyUpdatedChange)],
            missed.Changes.Select(change => change.GetType()));
    }

    [Fact]
    public async Task A_reconnecting_client_gets_changes_that_were_written_together()
    {
        var (lobby, clients) = await Disconnected();
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(new SetReady { Ready = true }, "1", batch: batch);
        await clients[0].Send(new UpdateLobby { Name = "Saturday" }, "2", batch: batch);
        await batch.Write(default);
        await host.Settle();

        var hello = await Reconnect(lobby, held: 2);

        var missed = Assert.IsType<LobbyChangedPush>(Assert.Single(hello.Missed!));
        Assert.Equal((2, 5, 3), (missed.Previous, missed.Version, missed.Changes.Count));
    }

    [Fact]
    public async Task Missed_changes_and_later_pushes_lead_to_the_current_snapshot()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        var held = new HeldSnapshot(Json(await clients[1].Done(new GetLobby())));
        await host.Send(new EndSession(Bob, clients[1].Connection));
        await clients[0].Done(new SetReady { Ready = true });
        await clients[2].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["level"] = "2", ["_hand"] = "x" } });
        await clients[0].Done(new PromoteMember { PlayerId = Cleo });
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Settle();

        var back = await host.Connect(Bob, socket: 2);
        var hello = await back.Done(new Hello { LobbyId = lobby, Version = held.Version });
        await host.Settle();
        foreach (var push in hello.Missed!.Concat(back.Pushes))
            held.Apply(JsonSerializer.SerializeToNode(push, WireJson.Default.Push)!.AsObject());

        var now = Json(await back.Done(new GetLobby()));
        Assert.True(HeldSnapshot.Same(now, held.Json), $"{held.Json} is not {now}");
    }

    [Fact]
    public async Task The_return_of_a_member_is_pushed_after_the_missed_changes()
    {
        var (lobby, _) = await Disconnected();
        await host.Settle();

        var bob = await host.Connect(Bob, socket: 2);
        var hello = await bob.Done(new Hello { LobbyId = lobby, Version = 2 });
        await host.Settle();

        var back = Assert.IsType<LobbyChangedPush>(Assert.Single(bob.Pushes));
        Assert.Equal(((LobbyChangedPush)hello.Missed![0]).Version, back.Previous);
    }

    [Fact]
    public async Task A_client_that_missed_nothing_gets_an_empty_list_of_missed_changes()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();

        Assert.Empty((await clients[1].Done(new Hello { LobbyId = lobby, Version = 2 })).Missed!);
    }

    [Fact]
    public async Task A_client_gets_the_lobby_when_a_missed_change_is_no_longer_stored()
    {
        var (lobby, clients) = await Disconnected();
        await clients[0].Done(new SetReady { Ready = true });
        await host.Settle();
        host.History.Forget(lobby, 3);

        var hello = await Reconnect(lobby, held: 2);

        Assert.Null(hello.Missed);
        Assert.Equal(5, hello.Lobby!.Version);
    }

    [Fact]
    public async Task A_client_with_another_lobby_or_a_future_version_gets_the_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();

        Assert.Equal(lobby, (await clients[1].Done(new Hello { LobbyId = new LobbyId("another"), Version = 2 })).Lobby?.LobbyId);
        Assert.Equal(lobby, (await clients[1].Done(new Hello { LobbyId = lobby, Version = 9 })).Lobby?.LobbyId);
    }

    [Fact]
    public async Task Missed_changes_do_not_contain_private_data_of_others()
    {
        var (lobby, clients) = await Disconnected();
        await clients[0].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["_hand"] = "ace of spades", ["level"] = "3" } });
        await host.Settle();

        var text = AsJson.Text(await Reconnect(lobby, held: 2));

        Assert.Contains("level", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ace of spades", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_holds_a_lobby_learns_that_its_player_was_kicked()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob, Reason = "Idle" });
        await clients[0].Done(new SetReady { Ready = true });
        await host.Settle();

        var hello = await clients[1].Done(new Hello { LobbyId = lobby, Version = 2 });

        Assert.Null(hello.Lobby);
        Assert.Equal([new LobbyRemovedPush(lobby, 3, ChangeReason.Kicked, "Idle")], hello.Missed);
    }

    [Fact]
    public async Task A_client_that_holds_a_lobby_learns_that_it_was_closed()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new CloseLobby { Reason = "Bedtime" });
        await host.Settle();

        var hello = await clients[1].Done(new Hello { LobbyId = lobby, Version = 2 });

        Assert.Equal([new LobbyClosedPush(lobby, 3, "Bedtime")], hello.Missed);
    }

    [Fact]
    public async Task The_last_player_learns_that_their_seat_timed_out()
    {
        var (lobby, clients) = await host.Gather(Ada);
        await host.Send(new EndSession(Ada, clients[0].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(121));
        await host.Send(new TickLobby(lobby));
        await host.Settle();

        var hello = await (await host.Connect(Ada, socket: 2)).Done(new Hello { LobbyId = lobby, Version = 1 });

        Assert.Equal([new LobbyRemovedPush(lobby, 3, ChangeReason.TimedOut, null)], hello.Missed);
    }

    [Fact]
    public async Task A_client_does_not_learn_why_others_are_gone()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        await clients[0].Done(new KickMember { PlayerId = Bob });
        await clients[0].Done(new KickMember { PlayerId = Cleo, Reason = "Idle" });
        await host.Settle();

        Assert.Equal(
            [new LobbyRemovedPush(lobby, 4, ChangeReason.Kicked, null)],
            (await clients[1].Done(new Hello { LobbyId = lobby, Version = 3 })).Missed);
        Assert.Null((await clients[1].Done(new Hello { LobbyId = lobby, Version = 4 })).Missed);
        Assert.Null((await clients[1].Done(new Hello { LobbyId = new LobbyId("another"), Version = 3 })).Missed);
    }

    [Fact]
    public async Task A_client_learns_no_reason_that_is_no_longer_stored()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob });
        await host.Settle();
        host.History.Forget(lobby, 3);

        var hello = await clients[1].Done(new Hello { LobbyId = lobby, Version = 2 });

        Assert.Null(hello.Lobby);
        Assert.Null(hello.Missed);
    }

    /// <summary>A lobby of Ada and Bob. Bob has seen version 2 and lost the connection, which made version 3.</summary>
    private async Task<(LobbyId Lobby, Client[] Clients)> Disconnected()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();
        await host.Send(new EndSession(Bob, clients[1].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return (lobby, clients);
    }

    private async Task<HelloReply> Reconnect(LobbyId lobby, long held) =>
        await (await host.Connect(Bob, socket: 2)).Done(new Hello { LobbyId = lobby, Version = held });

    private static JsonObject Json(LobbySnapshot snapshot) =>
        JsonSerializer.SerializeToNode(snapshot, WireJson.Default.LobbySnapshot)!.AsObject();

    public void Dispose() => host.Dispose();
}
