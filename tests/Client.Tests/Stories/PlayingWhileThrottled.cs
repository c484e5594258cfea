using System.Text.Json.Nodes;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>API Gateway and Lambda refuse what exceeds their limits.</summary>
[Collection(RunningLocalCloud.Name)]
public sealed class PlayingWhileThrottled(LocalCloudProcess cloud) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => cloud.Plan([]);

    [Theory]
    [InlineData("throttledHandshake")]
    [InlineData("throttledFunction")]
    public async Task A_client_tries_to_connect_until_it_is_not_throttled(string fault)
    {
        await Throttle(fault);
        await using var client = new LobbyClient(cloud.Socket, _ => cloud.Token("ada"));
        var losses = 0;
        client.SessionLost += _ => Interlocked.Increment(ref losses);

        var connecting = client.ConnectAsync();
        await Wait.Until(() => Volatile.Read(ref losses) >= 3);
        Assert.Equal(ConnectionState.Connecting, client.State);
        await cloud.Plan([]);

        await connecting.WaitAsync(Wait.Deadline);
        Assert.Equal(ConnectionState.Online, client.State);
    }

    [Fact]
    public async Task A_request_of_a_throttled_function_takes_effect_once()
    {
        await using var ada = await Player.Connect(cloud, "Ada");
        await ada.Client.CreateLobbyAsync("Busy", "ctf", 4);
        await Throttle("throttledFunction");

        var request = ada.Client.SendChatAsync("Hello");
        await Wait.Until(() => cloud.LogSince(0).Contains("throttledFunction", StringComparison.OrdinalIgnoreCase));
        await cloud.Plan([]);

        await request.WaitAsync(Wait.Deadline);
        Assert.Equal("Hello", Assert.Single((await ada.Client.GetChatHistoryAsync()).Messages).Text);
    }

    private Task Throttle(string fault) => cloud.Plan(new JsonObject { ["rates"] = new JsonObject { [fault] = 1 } });
}
