using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class CountingDown(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task Someone_who_is_no_longer_ready_cancels_the_start()
    {
        var (ada, grace) = await Starting();

        await grace.Ready(false);

        await Cancelled(ada, "unready");
    }

    [Fact]
    public async Task Someone_who_leaves_cancels_the_start()
    {
        var (ada, grace) = await Starting();

        await grace.Leave();

        await Cancelled(ada, "left");
    }

    [Fact]
    public async Task Someone_who_goes_away_cancels_the_start()
    {
        var (ada, grace) = await Starting();

        grace.Lose();

        await Cancelled(ada, "away");
    }

    [Fact]
    public async Task The_host_can_cancel_the_start_and_nobody_else()
    {
        var (ada, grace) = await Starting();

        Assert.Equal("not_host", (await grace.Send("match.cancel")).Code);
        Assert.True((await ada.Send("match.cancel")).IsOk);

        await Cancelled(grace, "cancelled");
    }

    [Fact]
    public async Task Nobody_joins_as_a_player_meanwhile_but_a_spectator_may()
    {
        var (ada, _) = await Starting();
        var alan = await Newcomer("Alan");

        Assert.Equal("match_in_progress", (await alan.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
        await alan.Watch(ada.Lobby);

        Assert.Equal("starting", (await ada.Sees(it => it.Has(alan))).Status);
    }

    [Fact]
    public async Task A_cancelled_start_does_not_come_about_when_its_time_is_over()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { countdownSeconds = 1 }));
        await ada.Send("match.start", new { force = true });
        await ada.Send("match.cancel");

        // The second countdown ends after the first one would have.
        await ada.Send("match.start", new { force = true });
        await ada.Sees(it => it.Status == "inMatch");

        var changes = ada.ChangesHeard.SelectMany(push => push["changes"]!.AsArray());
        Assert.Single(changes, change => (string)change!["kind"]! == "match.started");
    }

    /// <summary>A lobby whose countdown would take a minute.</summary>
    private async Task<(Player Host, Player Other)> Starting()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { countdownSeconds = 60, allowSpectators = true }));
        await Task.WhenAll(ada.Ready(), grace.Ready());
        await ada.Send("match.start");
        await ada.Sees(it => it.Status == "starting");
        await grace.Sees(it => it.Status == "starting");
        return (ada, grace);
    }

    private static async Task Cancelled(Player player, string reason)
    {
        Assert.Equal(reason, (string)(await player.Change("match.cancelled"))["reason"]!);
        Assert.Null((await player.Sees(it => it.Status == "open")).Match);
    }
}
