using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>A change to what the players agreed on cancels the countdown, with a reason.</summary>
public sealed class CancellingACountdown(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private static readonly Dictionary<string, Func<Player, Player, Task>> Causes = new()
    {
        ["unready"] = (_, grace) => grace.Ready(false),
        ["left"] = (_, grace) => grace.Leave(),
        ["timedOut"] = async (_, grace) => await grace.Close(),
        ["kicked"] = (ada, grace) => ada.Request("member.kick", new { playerId = grace.Id }),
        ["banned"] = (ada, grace) => ada.Request("member.kick", new { playerId = grace.Id, ban = true }),
        ["teamsChanged"] = (_, grace) => grace.Request("member.team", new { team = "red" }),
        ["memberUpdated"] = (_, grace) => grace.Request("member.update", new { spectate = true }),
        ["settingsChanged"] = (ada, _) => ada.Request("lobby.update", new { name = "Late night" }),
        ["cancelled"] = (ada, _) => ada.Request("match.cancel"),
    };

    public static TheoryData<string> Reasons { get; } = [.. Causes.Keys];

    [Theory, MemberData(nameof(Reasons))]
    public async Task Every_cancelled_countdown_has_a_reason(string reason)
    {
        var (ada, grace) = await Starting();

        await Causes[reason](ada, grace);

        Assert.Equal(reason, (string)(await ada.Change("match.cancelled"))["reason"]!);
        var after = await ada.WaitUntil(it => it.Status == "open");
        Assert.Null(after.Match);
        Assert.True(after.IsEquivalentTo(await ada.Get()));
    }

    [Fact]
    public async Task Changes_that_do_not_concern_the_match_keep_the_countdown_running()
    {
        var (ada, grace) = await Starting();
        var alan = await Newcomer("Alan");
        await alan.Watch(ada.Lobby);

        await grace.Request("member.update", new { data = new { level = "12" } });
        await ada.Request("member.mute", new { playerId = grace.Id, muted = true });
        await ada.Request("member.promote", new { playerId = grace.Id });
        await alan.Leave();

        Assert.Equal("starting", (await ada.WaitUntil(it => it.HostId == grace.Id && !it.Has(alan))).Status);
        Assert.Equal("match_in_progress", (await alan.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
    }

    [Fact]
    public async Task A_cancelled_countdown_leaves_the_players_ready()
    {
        var (ada, grace) = await Starting();
        await ada.Request("match.cancel");
        await ada.Request("lobby.update", new { countdownSeconds = 0 });

        Assert.True((await ada.Send("match.start")).IsOk);
        await grace.WaitUntil(it => it.Status == "inMatch");
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
        await ada.Request("match.start");
        await ada.WaitUntil(it => it.Status == "starting");
        return (ada, grace);
    }
}
