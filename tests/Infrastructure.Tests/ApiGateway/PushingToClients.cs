using System.Diagnostics;
using Amazon.ApiGatewayManagementApi;
using Amazon.Runtime;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.ApiGateway;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Infrastructure.Tests.ApiGateway;

/// <summary>The functions' channel and the SDK's client against a real server. Time stands still.</summary>
public abstract class Pushing : IAsyncLifetime
{
    private protected static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);
    private static readonly Push Push = new LobbyClosedPush(new LobbyId("lobby-1"), 7, "left");

    private ServiceProvider services = null!;

    private protected CallbackServer Gateway { get; } = new();

    private protected FakeTimeProvider Clock { get; } = new(People.Noon);

    private protected IClientChannel Channel => services.GetRequiredService<IClientChannel>();

    public async Task InitializeAsync()
    {
        await Gateway.InitializeAsync();
        var settings = new Dictionary<string, string?> { ["CALLBACK_URL"] = Gateway.Url };
        services = new ServiceCollection()
            .AddLogging()
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonApiGatewayManagementApi>(_ => new AmazonApiGatewayManagementApiClient(
                new BasicAWSCredentials("local", "local"),
                new AmazonApiGatewayManagementApiConfig { ServiceURL = Gateway.Url, MaxErrorRetry = 0 }))
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    private protected Task<PushResult> PushTo(string connection) =>
        Channel.Push(new ConnectionId(connection), Push, CancellationToken.None);

    /// <summary>Pushes, and advances the clock until the push completes.</summary>
    private protected Task<PushResult> PushInTime(string connection) => Wait.For(PushTo(connection), Clock);

    private protected async Task<PushResult> PushToHung(string connection)
    {
        var before = Gateway.CountOf(connection);
        var push = PushTo(connection);
        await Wait.Until(() => Gateway.CountOf(connection) > before);
        Clock.Advance(TimeLimit);
        return await push;
    }
}

public sealed class PushingToClients : Pushing
{
    [Fact]
    public async Task A_push_reaches_a_connection_whose_id_has_special_characters()
    {
        Assert.Equal(PushResult.Delivered, await PushTo("Z3sB_e-0IAMCJ8A="));

        var closed = """{"type":"lobby.closed","lobbyId":"lobby-1","version":7,"reason":"left"}""";
        Assert.Equal(new GatewayCall("POST", "Z3sB_e-0IAMCJ8A=", closed), Assert.Single(Gateway.Calls));
    }

    [Fact]
    public async Task Text_is_pushed_without_JSON_escapes()
    {
        await Channel.Push(new ConnectionId("one"), new LobbyClosedPush(new LobbyId("lobby-1"), 7, "<été & 日本>"), CancellationToken.None);

        Assert.Equal("""{"type":"lobby.closed","lobbyId":"lobby-1","version":7,"reason":"<été & 日本>"}""", Gateway.Calls.Single().Body);
    }

    [Fact]
    public async Task A_push_to_a_gone_connection_returns_gone_without_a_retry()
    {
        Gateway.Returns("gone", 410);

        Assert.Equal(PushResult.Gone, await PushTo("gone"));
        Assert.Equal(1, Gateway.CountOf("gone"));
    }

    [Fact]
    public async Task A_push_that_a_client_does_not_accept_in_time_is_dropped()
    {
        Gateway.Hangs("hung");
        var push = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        Clock.Advance(TimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(push.IsCompleted);

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(PushResult.Dropped, await push);
    }

    [Fact]
    public async Task A_hung_client_receives_no_pushes_during_the_cooldown()
    {
        Gateway.Hangs("hung");
        await PushToHung("hung");

        Assert.Equal(PushResult.Dropped, await PushTo("hung"));
        Assert.Equal(1, Gateway.CountOf("hung"));

        Gateway.Returns("hung", 200);
        Clock.Advance(ApiGatewayChannel.Cooldown);
        Assert.Equal(PushResult.Delivered, await PushTo("hung"));
    }

    [Fact]
    public async Task A_hung_client_does_not_delay_other_clients()
    {
        Gateway.Hangs("hung");
        var hung = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        var others = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => PushTo($"client-{n}")));

        Assert.All(others, pushed => Assert.Equal(PushResult.Delivered, pushed));
        Assert.False(hung.IsCompleted);
        Clock.Advance(TimeLimit);
        Assert.Equal(PushResult.Dropped, await hung);
    }

    [Fact]
    public async Task A_throttled_push_is_retried()
    {
        Gateway.ReturnsInTurn("slow", 429, 200);

        Assert.Equal(PushResult.Delivered, await PushInTime("slow"));
        Assert.Equal(2, Gateway.CountOf("slow"));
    }

    [Fact]
    public async Task A_push_that_stays_throttled_is_dropped_after_three_attempts()
    {
        Gateway.Returns("slow", 429);

        Assert.Equal(PushResult.Dropped, await PushInTime("slow"));
        Assert.Equal(3, Gateway.CountOf("slow"));
    }

    [Fact]
    public async Task A_push_too_large_for_the_gateway_is_dropped()
    {
        Gateway.Returns("small", 413);

        Assert.Equal(PushResult.Dropped, await PushTo("small"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(403)]
    public async Task A_push_throws_when_the_gateway_fails(int status)
    {
        Gateway.Returns("client", status);

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => PushTo("client"));
        Assert.Equal(1, Gateway.CountOf("client"));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(410)]
    [InlineData(429)]
    public async Task Closing_a_connection_succeeds_whether_or_not_it_still_exists(int status)
    {
        Gateway.Returns("old", status);

        var close = Close("old");
        await Wait.For(close, Clock);

        Assert.Equal("DELETE", Gateway.Calls.First().Method);
    }

    [Fact]
    public async Task The_push_timeout_also_works_with_the_system_clock()
    {
        Gateway.Hangs("hung");
        var pipeline = PushPipeline.Create(TimeProvider.System);
        var since = Stopwatch.StartNew();

        await Assert.ThrowsAsync<Polly.Timeout.TimeoutRejectedException>(
            async () => await pipeline.ExecuteAsync(async token => await Task.Delay(Timeout.Infinite, token)));

        Assert.InRange(since.Elapsed, TimeLimit - TimeSpan.FromMilliseconds(50), TimeLimit * 5);
    }

    private async Task<bool> Close(string connection)
    {
        await Channel.Close(new ConnectionId(connection), CancellationToken.None);
        return true;
    }
}
