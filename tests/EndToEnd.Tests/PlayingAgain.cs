using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Starting and ending several matches.</summary>
public sealed class PlayingAgain(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task The_same_players_can_play_another_match()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        var matches = new List<string>();

        for (var round = 1; round <= 2; round++)
        {
            await Task.WhenAll(ada.Ready(), grace.Ready());
            var started = (await ada.Send("match.start")).Version;
            matches.Add((string)(await grace.WaitUntil(it => it.Version > started && it.Status == "inMatch")).Match!["matchId"]!);
            var ended = (await ada.Send("match.end", new { result = $"round {round}" })).Version;
            await grace.Change("match.ended", change => (string?)change["result"] == $"round {round}");
            Assert.DoesNotContain((await grace.WaitUntil(it => it.Version == ended)).Members, member => member.IsReady);
            Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        }

        Assert.Equal(2, matches.Distinct().Count());
    }

    [Fact]
    public async Task A_match_can_end_without_a_result()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        await ada.Request("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        await ada.Request("match.end");

        Assert.Null((await grace.Change("match.ended"))["result"]);
    }

    [Fact]
    public async Task Force_overrides_missing_readiness_but_not_missing_players()
    {
        var (ada, grace) = await Pair(new { minPlayers = 3, countdownSeconds = 60, allowSpectators = true });
        await (await Newcomer("Alan")).Watch(ada.Lobby);

        await Task.WhenAll(ada.Ready(), grace.Ready());
        Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        Assert.Equal("not_ready", (await ada.Send("match.start", new { force = true })).Code);
        await (await Newcomer("Edsger")).Join(ada.Lobby);

        Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        Assert.True((await ada.Send("match.start", new { force = true })).IsOk);
    }

    [Fact]
    public async Task A_match_does_not_start_with_an_absent_player_unless_forced()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        await Task.WhenAll(ada.Ready(), grace.Ready());
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);

        Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        Assert.True((await ada.Send("match.start", new { force = true })).IsOk);

        await ada.WaitUntil(it => it.Status == "inMatch");
        Assert.Equal("inMatch", (await Reconnect(grace)).Lobby.Status);
    }

    [Fact]
    public async Task Teams_and_player_settings_cannot_change_during_a_match()
    {
        var teams = new[] { new { name = "red", size = 4 } };
        var (ada, grace) = await Pair(new { countdownSeconds = 0, allowSpectators = true, teams });
        await ada.Request("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        Assert.Equal("match_in_progress", (await ada.Send("match.start", new { force = true })).Code);
        Assert.Equal("match_in_progress", (await ada.Send("match.cancel")).Code);
        Assert.Equal("match_in_progress", (await grace.Send("member.team", new { team = (string?)null })).Code);
        Assert.Equal("match_in_progress", (await ada.Send("team.balance", new { mode = "even" })).Code);
        Assert.Equal("match_in_progress", (await grace.Send("member.update", new { spectate = true })).Code);
        Assert.True((await grace.Send("member.update", new { data = new { level = "2" } })).IsOk);
    }
}
