using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Pushes to one of five members fail for a while.</summary>
public sealed class FailingPushes(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output), IAsyncLifetime
{
    async Task IAsyncLifetime.DisposeAsync()
    {
        await Cloud.Plan([]);
        await DisposeAsync();
    }

    [Theory]
    [InlineData("failedPush", 400)]
    [InlineData("failedPush", 403)]
    [InlineData("failedPush", 500)]
    [InlineData("failedPush", 503)]
    [InlineData("throttledPush", null)]
    [InlineData("resetPush", null)]
    [InlineData("hungPush", null)]
    public async Task A_member_whose_pushes_fail_is_caught_up_in_order_and_no_other_member_notices(string fault, int? status)
    {
        var players = await Newcomers(5);
        var (host, failing) = (players[0], players[4]);
        var lobby = await host.Create(new { maxPlayers = 5 });
        foreach (var guest in players.Skip(1)) await guest.Join(lobby);
        foreach (var player in players) await player.WaitUntil(it => it.Members.Count == 5);
        var settled = host.Lobby.Version;
        foreach (var player in players) await player.Push("lobby.changed", push => (long)push["version"]! >= settled);
        await Wait.Until(async () => await Cloud.CountMessages("NotifyQueue.fifo") == 0);

        await Cloud.Plan(new JsonObject
        {
            ["rates"] = new JsonObject { [fault] = 1 },
            ["pushesTo"] = failing.Id,
            ["pushStatus"] = status,
        });
        for (var turn = 0; turn < 4; turn++)
        {
            await host.Ready(turn % 2 == 0);
            var version = settled + turn + 1;
            foreach (var player in players.SkipLast(1)) await player.WaitUntil(it => it.Version == version);
        }

        // When all retries are queued, no first attempt can overtake them.
        await Wait.Until(async () => await Cloud.CountMessages("NotifyQueue.fifo") == 4);
        Assert.Equal(settled, failing.Lobby.Version);

        await Cloud.Plan([]);
        await failing.WaitUntil(it => it.Version == settled + 4);

        Assert.All(players, player =>
        {
            var steps = player.ReceivedChanges
                .Select(push => (Previous: (long)push["previous"]!, Version: (long)push["version"]!))
                .Where(step => step.Version > settled)
                .ToArray();
            Assert.Equal(steps.Select(step => step.Version).Prepend(settled).SkipLast(1), steps.Select(step => step.Previous));
            Assert.Equal(settled + 4, steps[^1].Version);
            Assert.Equal(0, player.Repairs);
        });
        Assert.Equal(0, await Cloud.CountMessages("NotifyDeadLetters.fifo"));
    }
}
