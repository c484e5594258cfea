using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Whatever changes what the players agreed to ends the countdown, and all are told what it was.</summary>
public sealed class EndingACountdown(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    private static readonly Dictionary<string, Func<Player, Player, Task>> Causes = new()
    {
        ["unready"] = (_, grace) => grace.Ready(false),
        ["left"] = (_, grace) => grace.Leave(),
        ["timedOut"] = async (_, grace) => await grace.Close(),
        ["kicked"] = (ada, grace) => ada.Done("member.kick", new { playerId = grace.Id }),
        ["banned"] = (ada, grace) => ada.Done("member.kick", new { playerId = grace.Id, ban = true }),
        ["teamsChanged"] = (_, grace) => grace.Done("member.team", new { team = "red" }),
        ["memberUpdated"] = (_, grace) => grace.Done("member.update", new { spectate = true }),
        ["settingsChanged"] = (ada, _) => ada.Done("lobby.update", new { name = "Late night" }),
        ["cancelled"] = (ada, _) => ada.Done("match.cancel"),
    };

    public static TheoryData<string> Reasons { get; } = [.. Causes.Keys];

    [Theory, MemberData(nameof(Reasons))]
    public async Task Its_end_is_told_with_the_reason(string reason)
    {
        var (ada, grace) = await Starting();

        await Causes[reason](ada, grace);

        Assert.Equal(reason, (string)(await ada.Change("match.cancelled"))["reason"]!);
        var after = await ada.Sees(it => it.Status == "open");
        Assert.Null(after.Match);
        Assert.True(after.SaysTheSameAs(await ada.Get()));
    }

    [Fact]
    public async Task What_says_nothing_of_the_match_does_not_end_it()
    {
        var (ada, grace) = await Starting();
        var alan = await Newcomer("Alan");
        await alan.Watch(ada.Lobby);

        await grace.Done("member.update", new { data = new { level = "12" } });
        await ada.Done("member.mute", new { playerId = grace.Id, muted = true });
        await ada.Done("member.promote", new { playerId = grace.Id });
        await alan.Leave();

        Assert.Equal("starting", (await ada.Sees(it => it.HostId == grace.Id && !it.Has(alan))).Status);
        Assert.Equal("match_in_progress", (await alan.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
    }

    [Fact]
    public async Task A_cancelled_start_makes_nobody_unready()
    {
        var (ada, grace) = await Starting();
        await ada.Done("match.cancel");
        await ada.Done("lobby.update", new { countdownSeconds = 0 });

        // Nobody was made unready by it.
        Assert.True((await ada.Send("match.start")).IsOk);
        await grace.Sees(it => it.Status == "inMatch");
    }

    private async Task<(Player Ada, Player Grace)> Starting()
    {
        var (ada, grace) = await Pair(new
        {
            minPlayers = 1,
            countdownSeconds = 60,
            reconnectGraceSeconds = 0,
            allowSpectators = true,
            teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } },
        });
        await Task.WhenAll(ada.Ready(), grace.Ready());
        await ada.Done("match.start");
        await ada.Sees(it => it.Status == "starting");
        return (ada, grace);
    }
}
