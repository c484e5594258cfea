using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>An operator has overdue lobbies handled. Nothing else does it, because timers are lost and the schedule is off.</summary>
[Collection(RunningCloudWithoutTimers.Name)]
public sealed class Sweeping(CloudWithoutTimers cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_sweep_begins_the_match_of_a_countdown_that_has_ended()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        var admin = await Newcomer("Admin", "lobby:admin");
        await ada.Request("match.start", new { force = true });
        await grace.WaitUntil(it => it.Status == "starting");

        var swept = await admin.Request("admin.sweep");

        Assert.InRange((int)swept["woken"]!, 1, (int)swept["overdue"]!);
        await grace.Change("match.started");
        await ada.WaitUntil(it => it.Status == "inMatch");
    }

    [Fact]
    public async Task A_sweep_frees_a_seat_that_was_kept_long_enough()
    {
        var (ada, grace) = await Pair(new { reconnectGraceSeconds = 1 });
        var admin = await Newcomer("Admin", "lobby:admin");
        grace.LoseNetwork();

        await Wait.Until(
            async () =>
            {
                await admin.Request("admin.sweep");
                return !ada.Lobby.Has(grace);
            },
            interval: TimeSpan.FromMilliseconds(200));

        Assert.Equal("timedOut", (string)(await ada.Change("member.left"))["reason"]!);
    }
}
