using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Starting, ending, and starting again.</summary>
public sealed class PlayingAgain(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task After_a_match_the_same_players_play_another_one()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        var matches = new List<string>();

        for (var round = 1; round <= 2; round++)
        {
            await Task.WhenAll(ada.Ready(), grace.Ready());
            var started = (await ada.Send("match.start")).Version;
            matches.Add((string)(await grace.Sees(it => it.Version > started && it.Status == "inMatch")).Match!["matchId"]!);
            var ended = (await ada.Send("match.end", new { result = $"round {round}" })).Version;
            await grace.Change("match.ended", change => (string?)change["result"] == $"round {round}");
            Assert.DoesNotContain((await grace.Sees(it => it.Version == ended)).Members, member => member.IsReady);
            Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        }

        Assert.Equal(2, matches.Distinct().Count());
    }

    [Fact]
    public async Task A_match_may_end_without_a_result()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        await ada.Done("match.start", new { force = true });
        await ada.Sees(it => it.Status == "inMatch");

        await ada.Done("match.end");

        Assert.Null((await grace.Change("match.ended"))["result"]);
    }

    [Fact]
    public async Task Force_makes_up_for_readiness_and_not_for_players()
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
    public async Task Who_is_away_is_not_started_without_force()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        await Task.WhenAll(ada.Ready(), grace.Ready());
        grace.Lose();
        await ada.Sees(it => !it.Of(grace).IsOnline);

        Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        Assert.True((await ada.Send("match.start", new { force = true })).IsOk);

        await ada.Sees(it => it.Status == "inMatch");
        Assert.Equal("inMatch", (await Again(grace)).Lobby.Status);
    }

    [Fact]
    public async Task What_decides_who_plays_stands_still_during_a_match()
    {
        var teams = new[] { new { name = "red", size = 4 } };
        var (ada, grace) = await Pair(new { countdownSeconds = 0, allowSpectators = true, teams });
        await ada.Done("match.start", new { force = true });
        await ada.Sees(it => it.Status == "inMatch");

        Assert.Equal("match_in_progress", (await ada.Send("match.start", new { force = true })).Code);
        Assert.Equal("match_in_progress", (await ada.Send("match.cancel")).Code);
        Assert.Equal("match_in_progress", (await grace.Send("member.team", new { team = (string?)null })).Code);
        Assert.Equal("match_in_progress", (await ada.Send("team.balance", new { mode = "even" })).Code);
        Assert.Equal("match_in_progress", (await grace.Send("member.update", new { spectate = true })).Code);
        Assert.True((await grace.Send("member.update", new { data = new { level = "2" } })).IsOk);
    }
}
