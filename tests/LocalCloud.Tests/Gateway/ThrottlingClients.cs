using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Gateway;

public sealed class ThrottlingClients
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public void A_bucket_allows_a_burst_and_then_its_rate()
    {
        var bucket = new TokenBucket(rate: 2, burst: 3, clock);

        Assert.Equal([true, true, true, false], Take(bucket, 4));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, true, false], Take(bucket, 3));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Take(bucket, 4));
    }

    [Fact]
    public async Task A_message_over_the_limit_of_its_route_gets_an_error_frame()
    {
        await using var gateway = await GatewayUnderTest.Start(clock, throttling: new RouteThrottling(Rate: 1, Burst: 1));
        await using var client = await gateway.Connect();
        await client.Send("1");
        Assert.Equal("1", await client.Receive());

        await client.Send("2");
        var error = JsonNode.Parse((await client.Receive())!)!;
        Assert.Equal("Too Many Requests", (string)error["message"]!);
        Assert.NotNull(error["requestId"]);

        clock.Advance(TimeSpan.FromSeconds(1));
        await client.Send("3");
        Assert.Equal("3", await client.Receive());
        await gateway.Functions.NextEvent("Message");
        Assert.Equal("3", (string)(await gateway.Functions.NextEvent("Message"))["body"]!);
    }

    [Fact]
    public async Task A_handshake_over_the_limit_of_its_route_gets_status_429()
    {
        await using var gateway = await GatewayUnderTest.Start(clock, throttling: new RouteThrottling(Rate: 1, Burst: 1));
        await using var first = await gateway.Connect();

        Assert.Equal(429, await gateway.Refused());

        clock.Advance(TimeSpan.FromSeconds(1));
        await using var second = await gateway.Connect();
    }

    [Fact]
    public async Task More_new_connections_than_the_limit_of_a_second_get_status_429()
    {
        await using var gateway = await GatewayUnderTest.Start(clock, new GatewayLimits { ConnectionsPerSecond = 2 });
        await using var first = await gateway.Connect();
        await using var second = await gateway.Connect();

        Assert.Equal(429, await gateway.Refused());
    }

    [Fact]
    public async Task A_throttled_handshake_invokes_no_function()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Faults.Plan = new() { Rates = new Dictionary<Fault, double> { [Fault.ThrottledHandshake] = 1 } };

        Assert.Equal(429, await gateway.Refused());

        Assert.False(gateway.Functions.HasEvent("Authorize"));
        Assert.False(gateway.Functions.HasEvent("Connect"));
    }

    private static IEnumerable<bool> Take(TokenBucket bucket, int count) => [.. Enumerable.Range(0, count).Select(_ => bucket.TryTake())];
}
