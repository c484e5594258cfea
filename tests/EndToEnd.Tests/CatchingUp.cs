using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class CatchingUp(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_returning_client_that_names_its_version_gets_the_changes_it_missed()
    {
        var (ada, grace) = await Pair();
        await grace.WaitUntil(it => it.Version == ada.Lobby.Version);
        var held = grace.Lobby;
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);
        await ada.Ready();
        await ada.Request("lobby.update", new { name = "Late night" });
        await ada.WaitUntil(it => it.Name == "Late night");
        await ada.HelloUntilMissed(held);

        var back = await Connect(grace);
        var hello = await back.Request("session.hello", new { protocol = 1, lobbyId = held.LobbyId, version = held.Version });

        Assert.Null(hello["lobby"]);
        var caughtUp = hello["missed"]!.AsArray().Aggregate(held, (lobby, push) => lobby.Apply(push!.AsObject()));
        Assert.All(hello["missed"]!.AsArray(), push => Assert.Equal("lobby.changed", (string)push!["type"]!));
        Assert.Equal(("Late night", true, false), (caughtUp.Name, caughtUp.Of(ada).IsReady, caughtUp.Of(grace).IsOnline));

        // The returning client receives the push about its own return, like everyone else.
        back.Take(caughtUp);
        var now = await back.WaitUntil(it => it.Of(back).IsOnline);
        Assert.True(now.IsEquivalentTo(await back.Get()), $"{now}\n{await back.Get()}");
    }

    [Fact]
    public async Task A_client_that_returns_too_late_learns_that_its_seat_timed_out()
    {
        var (ada, grace) = await Pair(new { reconnectGraceSeconds = 1 });
        await grace.WaitUntil(it => it.Version == ada.Lobby.Version);
        var held = grace.Lobby;
        grace.LoseNetwork();
        await ada.Change("member.left");
        // The service handles one change after the other, so it has stored the one before.
        await ada.Ready();
        await ada.WaitUntil(it => it.Of(ada).IsReady);

        var back = await Connect(grace);
        var hello = await back.Request("session.hello", new { protocol = 1, lobbyId = held.LobbyId, version = held.Version });

        Assert.Null(hello["lobby"]);
        var removed = Assert.Single(hello["missed"]!.AsArray())!;
        Assert.Equal(
            ("lobby.removed", held.LobbyId, "timedOut"),
            ((string)removed["type"]!, (string)removed["lobbyId"]!, (string)removed["reason"]!));
    }

    [Fact]
    public async Task A_client_that_holds_the_latest_version_gets_no_changes()
    {
        var (ada, _) = await Pair();
        var version = (await ada.Get()).Version;

        var hello = await ada.Request("session.hello", new { lobbyId = ada.Lobby.LobbyId, version });

        Assert.Null(hello["lobby"]);
        Assert.Empty(hello["missed"]!.AsArray());
    }

    [Fact]
    public async Task A_client_that_lost_a_push_which_was_delivered_gets_the_lobby()
    {
        var (ada, grace) = await Pair();
        await grace.WaitUntil(it => it.Version == ada.Lobby.Version);
        var held = grace.Lobby;
        await ada.Ready();
        await grace.WaitUntil(it => it.Of(ada).IsReady);

        var hello = await grace.Request("session.hello", new { lobbyId = held.LobbyId, version = held.Version });

        Assert.False(hello.ContainsKey("missed"));
        Assert.Equal(grace.Lobby.Version, (long)hello["lobby"]!["version"]!);
    }

    [Fact]
    public async Task A_client_that_holds_an_unknown_lobby_or_version_gets_a_snapshot()
    {
        var (ada, grace) = await Pair();
        var held = ada.Lobby;
        var elsewhere = await grace.Request("session.hello", new { lobbyId = "another", version = held.Version });
        var ahead = await grace.Request("session.hello", new { lobbyId = held.LobbyId, version = held.Version + 100 });

        foreach (var hello in new[] { elsewhere, ahead })
        {
            Assert.False(hello.ContainsKey("missed"));
            Assert.Equal(held.LobbyId, (string)hello["lobby"]!["lobbyId"]!);
        }

        await grace.Leave();
        Assert.Null((await grace.Request("session.hello", new { lobbyId = held.LobbyId, version = held.Version }))["lobby"]);
    }

    [Fact]
    public async Task A_client_that_speaks_another_protocol_version_is_refused()
    {
        var ada = await Newcomer("Ada");

        Assert.Equal("invalid_request", (await ada.Send("session.hello", new { protocol = 2 })).Code);
    }

    [Fact]
    public async Task A_replaced_connection_receives_the_reason()
    {
        var ada = await Newcomer("Ada");

        await Reconnect(ada);

        Assert.Equal("connectedElsewhere", (string)(await ada.Push("session.replaced"))["reason"]!);
    }
}
