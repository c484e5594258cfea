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
    private protected static readonly TimeSpan FirstTimeLimit = TimeSpan.FromSeconds(5);
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

    /// <summary>Pushes to a connection that hangs, after the first push of the process.</summary>
    private protected async Task<PushResult> PushToHung(string connection)
    {
        await PushTo("first");
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
    public async Task A_push_that_a_client_does_not_accept_in_time_fails()
    {
        await PushTo("first");
        Gateway.Hangs("hung");
        var push = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        Clock.Advance(TimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(push.IsCompleted);

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(PushResult.TimedOut, await push);
    }

    [Fact]
    public async Task The_first_push_of_a_process_has_five_seconds()
    {
        Gateway.Hangs("hung");
        var push = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        Clock.Advance(FirstTimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(push.IsCompleted);

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(PushResult.TimedOut, await push);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task A_push_has_one_second_after_a_warm_up(int status)
    {
        Gateway.Returns("warm-up", status);
        await Channel.WarmUp(CancellationToken.None);
        Gateway.Hangs("hung");
        var push = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        Clock.Advance(TimeLimit);

        Assert.Equal(PushResult.TimedOut, await push);
    }

    [Fact]
    public async Task A_warm_up_that_gets_no_response_does_not_throw()
    {
        Gateway.Resets("warm-up");

        await Channel.WarmUp(CancellationToken.None);

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task A_hung_client_does_not_delay_other_clients()
    {
        await PushTo("first");
        Gateway.Hangs("hung");
        var hung = PushTo("hung");
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        var others = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => PushTo($"client-{n}")));

        Assert.All(others, pushed => Assert.Equal(PushResult.Delivered, pushed));
        Assert.False(hung.IsCompleted);
        Clock.Advance(TimeLimit);
        Assert.Equal(PushResult.TimedOut, await hung);
    }

    [Fact]
    public async Task A_throttled_push_is_retried()
    {
        Gateway.ReturnsInTurn("slow", 429, 200);

        Assert.Equal(PushResult.Delivered, await PushInTime("slow"));
        Assert.Equal(2, Gateway.CountOf("slow"));
    }

    [Fact]
    public async Task A_push_that_stays_throttled_fails_after_three_attempts()
    {
        Gateway.Returns("slow", 429);

        Assert.Equal(PushResult.Failed, await PushInTime("slow"));
        Assert.Equal(3, Gateway.CountOf("slow"));
    }

    [Fact]
    public async Task A_push_too_large_for_the_gateway_is_rejected()
    {
        Gateway.Returns("small", 413);

        Assert.Equal(PushResult.Rejected, await PushTo("small"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_push_that_the_gateway_refuses_fails_after_one_attempt(int status)
    {
        Gateway.Returns("client", status);

        Assert.Equal(PushResult.Failed, await PushTo("client"));
        Assert.Equal(1, Gateway.CountOf("client"));
        Assert.Equal(PushResult.Delivered, await PushTo("another"));
    }

    [Fact]
    public async Task A_push_whose_connection_is_reset_fails()
    {
        Gateway.Resets("client");

        Assert.Equal(PushResult.Failed, await PushTo("client"));
        Assert.Equal(PushResult.Delivered, await PushTo("another"));
    }

    [Fact]
    public async Task A_push_is_cancelled_at_the_deadline_of_its_caller()
    {
        Gateway.Hangs("hung");
        using var deadline = new CancellationTokenSource();
        var push = Channel.Push(new ConnectionId("hung"), new SessionReplacedPush("test"), deadline.Token);
        await Wait.Until(() => Gateway.CountOf("hung") == 1);

        await deadline.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => push);
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
        var pipeline = PushPipeline.Create(TimeProvider.System, () => TimeLimit);
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
