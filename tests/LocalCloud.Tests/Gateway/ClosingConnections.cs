using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Tests.Sources;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Gateway;

public sealed class ClosingConnections
{
    [Fact]
    public async Task Disconnect_receives_the_close_code_and_reason_of_the_client()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Socket.CloseAsync((WebSocketCloseStatus)4001, "enough", Client.Patience);
        var context = await Disconnected(gateway);
        Assert.Equal((4001, "enough"), (context["disconnectStatusCode"]!.GetValue<int>(), context["disconnectReason"]!.ToString()));
        Assert.Equal(
            ("$disconnect", "DISCONNECT", "p1"),
            (context["routeKey"]!.ToString(), context["eventType"]!.ToString(), context["authorizer"]!["principalId"]!.ToString()));
    }

    [Fact]
    public async Task A_lost_connection_has_close_code_1006()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        client.Socket.Abort();
        Assert.Equal(1006, (await Disconnected(gateway))["disconnectStatusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_binary_message_closes_the_connection_with_1003()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Socket.SendAsync(new byte[] { 1, 2 }, WebSocketMessageType.Binary, true, Client.Patience);
        Assert.Equal(1003, await client.Closed());
        Assert.Equal(1003, (await Disconnected(gateway))["disconnectStatusCode"]!.GetValue<int>());
        Assert.False(gateway.Functions.HasEvent("Message"));
    }

    [Fact]
    public async Task A_frame_over_32_KiB_closes_the_connection_with_1009()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Send(new string('x', 32 * 1024));
        Assert.NotNull(await client.Receive());
        await client.Send(new string('x', (32 * 1024) + 1));
        Assert.Equal(1009, await client.Closed());
    }

    [Fact]
    public async Task A_message_over_128_KiB_closes_the_connection_with_1009()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var frame = Encoding.UTF8.GetBytes(new string('x', 32 * 1024));
        for (var part = 1; part <= 5; part++) await client.Socket.SendAsync(frame, WebSocketMessageType.Text, false, Client.Patience);
        Assert.Equal(1009, await client.Closed());
    }

    [Fact]
    public async Task A_connection_idle_for_10_minutes_is_closed_with_1001()
    {
        var clock = new FakeTimeProvider();
        await using var gateway = await GatewayUnderTest.Start(clock);
        await using var client = await gateway.Connect();

        clock.Advance(TimeSpan.FromMinutes(9));
        await client.Send("still here");
        await client.Receive();
        clock.Advance(TimeSpan.FromMinutes(9));
        await client.Send("still here");
        Assert.Equal("still here", await client.Receive());

        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1001, await client.Closed());
        Assert.Equal("Going away", (await Disconnected(gateway))["disconnectReason"]!.ToString());
    }

    [Fact]
    public async Task A_connection_is_closed_after_2_hours()
    {
        var clock = new FakeTimeProvider();
        await using var gateway = await GatewayUnderTest.Start(clock, new GatewayLimits { IdleTimeout = TimeSpan.FromHours(3) });
        await using var client = await gateway.Connect();
        // The gateway measures the time of a connection that it serves.
        await client.Send("here");
        await client.Receive();
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1001, await client.Closed());
    }

    [Fact]
    public async Task A_function_over_29_seconds_is_an_error()
    {
        var clock = new FakeTimeProvider();
        await using var gateway = await GatewayUnderTest.Start(clock);
        var never = new TaskCompletionSource<LocalCloud.Lambda.Invocation>();
        gateway.Functions.Message = _ => never.Task;
        await using var client = await gateway.Connect();
        await client.Send("1");
        var reply = await Wait.For(client.Receive(), clock, TimeSpan.FromSeconds(10));
        Assert.Equal("Internal server error", JsonNode.Parse(reply!)!["message"]!.ToString());
    }

    [Fact]
    public async Task Stopping_the_gateway_closes_connections_and_invokes_disconnect()
    {
        var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var closed = client.Closed();
        await gateway.DisposeAsync();
        Assert.Equal(1001, await closed);
        Assert.True(gateway.Functions.HasEvent("Disconnect"));
    }

    private static async Task<JsonNode> Disconnected(GatewayUnderTest gateway) =>
        (await gateway.Functions.NextEvent("Disconnect"))["requestContext"]!;
}
