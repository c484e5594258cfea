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

/// <summary>The channel as the functions have it, on the SDK's client, against a real server. Time stands still.</summary>
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

    private protected Task<PushResult> PushTo(string connection) => Channel.Push(new ConnectionId(connection), Push, CancellationToken.None);

    /// <summary>Pushes, and lets so much time pass as that takes.</summary>
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
    public async Task A_push_reaches_its_socket_whatever_signs_its_id_has()
    {
        Assert.Equal(PushResult.Delivered, await PushTo("Z3sB_e-0IAMCJ8A="));

        var closed = """{"type":"lobby.closed","lobbyId":"lobby-1","version":7,"reason":"left"}""";
        Assert.Equal(new GatewayCall("POST", "Z3sB_e-0IAMCJ8A=", closed), Assert.Single(Gateway.Calls));
    }

    [Fact]
    public async Task Texts_go_as_they_are_and_take_no_more_room_than_they_have_to()
    {
        await Channel.Push(new ConnectionId("one"), new LobbyClosedPush(new LobbyId("lobby-1"), 7, "<été & 日本>"), CancellationToken.None);

        Assert.Equal("""{"type":"lobby.closed","lobbyId":"lobby-1","version":7,"reason":"<été & 日本>"}""", Gateway.Calls.Single().Body);
    }

    [Fact]
    public async Task A_socket_that_is_gone_is_told_of()
    {
        Gateway.Returns("gone", 410);

        Assert.Equal(PushResult.Gone, await PushTo("gone"));
        Assert.Equal(1, Gateway.CountOf("gone"));
    }

    [Fact]
    public async Task A_client_that_does_not_take_a_push_in_time_misses_it()
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
    public async Task It_is_then_left_alone_for_a_while()
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
    public async Task A_hung_client_delays_nobody_else()
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
    public async Task A_client_that_reads_slowly_is_tried_again()
    {
        Gateway.ReturnsInTurn("slow", 429, 200);

        Assert.Equal(PushResult.Delivered, await PushInTime("slow"));
        Assert.Equal(2, Gateway.CountOf("slow"));
    }

    [Fact]
    public async Task A_client_that_does_not_read_misses_the_push_in_the_end()
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
    public async Task A_gateway_that_fails_is_no_clients_fault_and_the_push_comes_again(int status)
    {
        Gateway.Returns("client", status);

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => PushTo("client"));
        Assert.Equal(1, Gateway.CountOf("client"));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(410)]
    [InlineData(429)]
    public async Task A_socket_is_closed_if_there_is_one(int status)
    {
        Gateway.Returns("old", status);

        var close = Close("old");
        await Wait.For(close, Clock);

        Assert.Equal("DELETE", Gateway.Calls.First().Method);
    }

    [Fact]
    public async Task The_time_limit_holds_by_the_wall_clock_too()
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
