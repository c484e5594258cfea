using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

/// <summary>What a client hears that comes back with the version that it holds.</summary>
public sealed class CatchingUp : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task It_is_told_what_it_missed_in_place_of_the_lobby()
    {
        var (lobby, clients) = await Away();
        await clients[0].Done(new SetReady { Ready = true });
        await clients[0].Done(new UpdateLobby { Name = "Saturday" });
        await host.Settle();

        var hello = await Back(lobby, held: 2);

        Assert.Null(hello.Lobby);
        var missed = Assert.IsType<LobbyChangedPush>(Assert.Single(hello.Missed!));
        Assert.Equal((2, 5), (missed.Previous, missed.Version));
        Assert.Equal(
            [typeof(MemberUpdatedChange), typeof(MemberUpdatedChange), typeof(LobbyUpdatedChange)],
            missed.Changes.Select(change => change.GetType()));
    }

    [Fact]
    public async Task What_it_missed_and_what_is_pushed_then_lead_to_what_a_snapshot_would_show()
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
    public async Task That_it_is_back_follows_as_a_push()
    {
        var (lobby, _) = await Away();
        await host.Settle();

        var bob = await host.Connect(Bob, socket: 2);
        var hello = await bob.Done(new Hello { LobbyId = lobby, Version = 2 });
        await host.Settle();

        var back = Assert.IsType<LobbyChangedPush>(Assert.Single(bob.Pushes));
        Assert.Equal(((LobbyChangedPush)hello.Missed![0]).Version, back.Previous);
    }

    [Fact]
    public async Task Who_missed_nothing_is_told_just_that()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();

        Assert.Empty((await clients[1].Done(new Hello { LobbyId = lobby, Version = 2 })).Missed!);
    }

    [Fact]
    public async Task Where_something_is_not_kept_any_more_it_gets_the_lobby()
    {
        var (lobby, clients) = await Away();
        await clients[0].Done(new SetReady { Ready = true });
        await host.Settle();
        host.History.Forget(lobby, 3);

        var hello = await Back(lobby, held: 2);

        Assert.Null(hello.Missed);
        Assert.Equal(5, hello.Lobby!.Version);
    }

    [Fact]
    public async Task Who_holds_another_lobby_or_a_version_yet_to_come_gets_the_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();

        Assert.Equal(lobby, (await clients[1].Done(new Hello { LobbyId = new LobbyId("another"), Version = 2 })).Lobby?.LobbyId);
        Assert.Equal(lobby, (await clients[1].Done(new Hello { LobbyId = lobby, Version = 9 })).Lobby?.LobbyId);
    }

    [Fact]
    public async Task Others_private_data_is_not_among_what_it_missed()
    {
        var (lobby, clients) = await Away();
        await clients[0].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["_hand"] = "ace of spades", ["level"] = "3" } });
        await host.Settle();

        var told = AsJson.Text(await Back(lobby, held: 2));

        Assert.Contains("level", told, StringComparison.Ordinal);
        Assert.DoesNotContain("ace of spades", told, StringComparison.Ordinal);
    }

    /// <summary>Ada and Bob are in; Bob, who has seen version 2, lost its socket, which made version 3.</summary>
    private async Task<(LobbyId Lobby, Client[] Clients)> Away()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Settle();
        await host.Send(new EndSession(Bob, clients[1].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return (lobby, clients);
    }

    private async Task<HelloReply> Back(LobbyId lobby, long held) =>
        await (await host.Connect(Bob, socket: 2)).Done(new Hello { LobbyId = lobby, Version = held });

    private static JsonObject Json(LobbySnapshot snapshot) =>
        JsonSerializer.SerializeToNode(snapshot, WireJson.Default.LobbySnapshot)!.AsObject();

    public void Dispose() => host.Dispose();
}
