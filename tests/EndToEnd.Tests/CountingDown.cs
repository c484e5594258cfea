using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class CountingDown(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_player_that_is_no_longer_ready_cancels_the_countdown()
    {
        var (ada, grace) = await InCountdown();

        await grace.Ready(false);

        await Cancelled(ada, "unready");
    }

    [Fact]
    public async Task A_player_that_leaves_cancels_the_countdown()
    {
        var (ada, grace) = await InCountdown();

        await grace.Leave();

        await Cancelled(ada, "left");
    }

    [Fact]
    public async Task A_player_that_loses_its_connection_cancels_the_countdown()
    {
        var (ada, grace) = await InCountdown();

        grace.LoseNetwork();

        await Cancelled(ada, "away");
    }

    [Fact]
    public async Task Only_the_host_can_cancel_the_countdown()
    {
        var (ada, grace) = await InCountdown();

        Assert.Equal("not_host", (await grace.Send("match.cancel")).Code);
        Assert.True((await ada.Send("match.cancel")).IsOk);

        await Cancelled(grace, "cancelled");
    }

    [Fact]
    public async Task During_a_countdown_spectators_may_join_and_players_may_not()
    {
        var (ada, _) = await InCountdown();
        var alan = await Newcomer("Alan");

        Assert.Equal("match_in_progress", (await alan.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
        await alan.Watch(ada.Lobby);

        Assert.Equal("starting", (await ada.WaitUntil(it => it.Has(alan))).Status);
    }

    [Fact]
    public async Task A_cancelled_countdown_starts_no_match_when_its_time_is_up()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { countdownSeconds = 1 }));
        await ada.Send("match.start", new { force = true });
        await ada.Send("match.cancel");

        // The second countdown ends after the cancelled one would have.
        await ada.Send("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        var changes = ada.ReceivedChanges.SelectMany(push => push["changes"]!.AsArray());
        Assert.Single(changes, change => (string)change!["kind"]! == "match.started");
    }

    /// <summary>A lobby in a countdown of a minute.</summary>
    private async Task<(Player Host, Player Other)> InCountdown()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { countdownSeconds = 60, allowSpectators = true }));
        await Task.WhenAll(ada.Ready(), grace.Ready());
        await ada.Send("match.start");
        await ada.WaitUntil(it => it.Status == "starting");
        await grace.WaitUntil(it => it.Status == "starting");
        return (ada, grace);
    }

    private static async Task Cancelled(Player player, string reason)
    {
        Assert.Equal(reason, (string)(await player.Change("match.cancelled"))["reason"]!);
        Assert.Null((await player.WaitUntil(it => it.Status == "open")).Match);
    }
}
