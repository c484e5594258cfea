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
using Polly.Timeout;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>
/// Pushes by API Gateway's callback API. A slow client must not delay others: a push has a timeout, and a client that exceeded it gets no
/// pushes for a while. It detects the gap in versions. The circuit breaker opens only when nearly all pushes fail.
/// </summary>
internal sealed partial class ApiGatewayChannel(
    IAmazonApiGatewayManagementApi gateway,
    ResiliencePipeline pipeline,
    TimeProvider clock,
    ILogger<ApiGatewayChannel> logger) : IClientChannel
{
    /// <summary>Time without pushes for a client whose push timed out.</summary>
    public static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> cooldownUntil = new();

    public async Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        if (cooldownUntil.TryGetValue(connection, out var until) && clock.GetUtcNow() < until) return PushResult.Dropped;

        cooldownUntil.TryRemove(connection, out _);
        var frame = JsonSerializer.SerializeToUtf8Bytes(push, WireJson.Relaxed.Push);
        try
        {
            await pipeline.ExecuteAsync(async token => await Post(connection, frame, token), ct);
            return PushResult.Delivered;
        }
        catch (AmazonServiceException failure) when (failure.StatusCode is HttpStatusCode.Gone)
        {
            return PushResult.Gone;
        }
        catch (Exception failure) when (IsClientFault(failure))
        {
            cooldownUntil[connection] = clock.GetUtcNow() + Cooldown;
            Dropped(push.GetType().Name, connection.Value, failure.GetType().Name);
            return PushResult.Dropped;
        }
    }

    public async Task Close(ConnectionId connection, CancellationToken ct)
    {
        try
        {
            var request = new DeleteConnectionRequest { ConnectionId = connection.Value };
            await pipeline.ExecuteAsync(async token => await gateway.DeleteConnectionAsync(request, token), ct);
        }
        catch (Exception failure) when (IsClientFault(failure) || failure is AmazonServiceException { StatusCode: HttpStatusCode.Gone })
        {
            // The connection is closed already, or the gateway closes it when its client does not read.
        }
    }

    /// <summary>True for a timeout, a frame that is too large, or a client that does not read its pushes (429).</summary>
    private static bool IsClientFault(Exception failure) => failure is TimeoutRejectedException or TimeoutException
        or AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestEntityTooLarge };

    private async Task Post(ConnectionId connection, byte[] frame, CancellationToken ct)
    {
        using var data = new MemoryStream(frame);
        await gateway.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = connection.Value, Data = data }, ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "Dropped {Push} to {Connection}: {Failure}; the client gets no pushes for a while")]
    private partial void Dropped(string push, string connection, string failure);
}
