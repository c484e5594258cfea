using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>
/// Pushes by API Gateway's callback API. One client's fault stays its own: a push has a time limit, and a client that
/// ran into it is left alone for a while, so that others do not wait behind it again; it finds the gap by the versions
/// that it misses. Only when nearly everything fails is the gateway taken to be down.
/// </summary>
internal sealed partial class ApiGatewayChannel(
    IAmazonApiGatewayManagementApi gateway,
    ResiliencePipeline pipeline,
    TimeProvider clock,
    ILogger<ApiGatewayChannel> logger) : IClientChannel
{
    /// <summary>How long a client that did not take a push in time gets none.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> leftAloneUntil = new();

    public async Task<Pushed> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        if (leftAloneUntil.TryGetValue(connection, out var until) && clock.GetUtcNow() < until) return Pushed.Dropped;

        leftAloneUntil.TryRemove(connection, out _);
        var frame = JsonSerializer.SerializeToUtf8Bytes(push, WireJson.Relaxed.Push);
        try
        {
            await pipeline.ExecuteAsync(async token => await Post(connection, frame, token), ct);
            return Pushed.Delivered;
        }
        catch (AmazonServiceException failure) when (failure.StatusCode is HttpStatusCode.Gone)
        {
            return Pushed.Gone;
        }
        catch (Exception failure) when (IsClients(failure))
        {
            leftAloneUntil[connection] = clock.GetUtcNow() + LeftAlone;
            Dropped(push.GetType().Name, failure.GetType().Name);
            return Pushed.Dropped;
        }
    }

    public async Task Close(ConnectionId connection, CancellationToken ct)
    {
        try
        {
            var request = new DeleteConnectionRequest { ConnectionId = connection.Value };
            await pipeline.ExecuteAsync(async token => await gateway.DeleteConnectionAsync(request, token), ct);
        }
        catch (Exception failure) when (IsClients(failure) || failure is AmazonServiceException { StatusCode: HttpStatusCode.Gone })
        {
            // It is closed, or closes by itself when its client does not read for long enough.
        }
    }

    /// <summary>A push that ran out of time, or a client that does not read what waits for it (429).</summary>
    private static bool IsClients(Exception failure) => failure is TimeoutRejectedException or TimeoutException
        or AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestEntityTooLarge };

    private async Task Post(ConnectionId connection, byte[] frame, CancellationToken ct)
    {
        using var data = new MemoryStream(frame);
        await gateway.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = connection.Value, Data = data }, ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "Dropped a {Push}: {Failure}")]
    private partial void Dropped(string push, string failure);
}

/// <summary>What a call to the gateway may cost: a time limit for each try, retries on 429 only, a breaker for when it is down.</summary>
internal static class PushPipeline
{
    public static ResiliencePipeline Create(TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder().Handle<AmazonServiceException>(IsTooMany),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder()
                .Handle<TimeoutRejectedException>()
                .Handle<TimeoutException>()
                .Handle<HttpRequestException>()
                .Handle<AmazonServiceException>(failure => IsTooMany(failure) || failure.StatusCode >= HttpStatusCode.InternalServerError),
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
        })
        .AddTimeout(TimeSpan.FromSeconds(1))
        .Build();

    /// <summary>By the status, not the type: a gateway that does not name the error gets the SDK's base exception.</summary>
    private static bool IsTooMany(AmazonServiceException failure) => failure.StatusCode is HttpStatusCode.TooManyRequests;
}
