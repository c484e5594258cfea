using GameLobby.Client;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

/// <summary>Lobbies that nothing but the command handles, because their timers are lost and the schedule is off.</summary>
public sealed class Sweeping(CloudWithoutTimers cloud) : IClassFixture<CloudWithoutTimers>, IAsyncLifetime
{
    private readonly Players players = new(cloud);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => players.Disconnect();

    [Fact]
    public async Task Sweep_begins_a_match_whose_timer_was_lost()
    {
        var (ada, _, _) = await players.Pair();
        await ada.StartMatchAsync(new StartMatch { Force = true });
        await Wait.Until(() => ada.CurrentLobby!.Status == LobbyStatus.Starting);

        Assert.Equal("Overdue lobbies woken: 1.", (await Tool.Output(cloud, "sweep")).Trim());

        await Wait.Until(() => ada.CurrentLobby!.Status == LobbyStatus.InMatch);
        Assert.Equal(0, (await Tool.Json(cloud, "sweep")).GetProperty("overdue").GetInt32());
    }
}
