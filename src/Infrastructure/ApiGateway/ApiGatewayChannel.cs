using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>
/// Pushes by API Gateway's callback API. A slow client must not delay others, so a push has a timeout. The circuit breaker opens only when
/// nearly all pushes fail.
/// </summary>
internal sealed partial class ApiGatewayChannel : IClientChannel
{
    /// <summary>Not a connection: the gateway refuses it.</summary>
    private static readonly ConnectionId NoConnection = new("warm-up");

    private readonly IAmazonApiGatewayManagementApi gateway;
    private readonly ResiliencePipeline pipeline;
    private readonly ILogger<ApiGatewayChannel> logger;
    private volatile bool hasResponded;

    public ApiGatewayChannel(IAmazonApiGatewayManagementApi gateway, TimeProvider clock, ILogger<ApiGatewayChannel> logger)
    {
        (this.gateway, this.logger) = (gateway, logger);
        pipeline = PushPipeline.Create(clock, () => hasResponded ? PushPipeline.Timeout : PushPipeline.FirstTimeout);
    }

    /// <summary>Pushes to no connection, which compiles the code and opens the TLS connection.</summary>
    public async Task WarmUp(CancellationToken ct)
    {
        try
        {
            await Post(NoConnection, Frame(new LobbyClosedPush(new LobbyId("none"), 0, "none")), ct);
        }
        catch (Exception failure) when (MayPass(failure))
        {
            if (!hasResponded) NotWarm($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    public Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct) =>
        Send(connection, push.GetType().Name, Frame(push), ct);

    public Task<PushResult> Reply(ConnectionId connection, string frame, CancellationToken ct) =>
        Send(connection, nameof(Reply), Encoding.UTF8.GetBytes(frame), ct);

    private async Task<PushResult> Send(ConnectionId connection, string name, byte[] frame, CancellationToken ct)
    {
        try
        {
            await Post(connection, frame, ct);
            return PushResult.Delivered;
        }
        catch (AmazonServiceException failure) when (failure.StatusCode is HttpStatusCode.Gone)
        {
            return PushResult.Gone;
        }
        catch (AmazonServiceException failure) when (failure.StatusCode is HttpStatusCode.RequestEntityTooLarge)
        {
            TooLarge(name, frame.Length);
            return PushResult.Rejected;
        }
        catch (Exception failure) when (MayPass(failure) && !ct.IsCancellationRequested)
        {
            Failed(name, $"{failure.GetType().Name}: {failure.Message}");
            return failure switch
            {
                BrokenCircuitException => PushResult.BreakerOpen,
                TimeoutRejectedException or TimeoutException or OperationCanceledException => PushResult.TimedOut,
                _ => PushResult.Failed,
            };
        }
    }

    public async Task Close(ConnectionId connection, CancellationToken ct)
    {
        try
        {
            var request = new DeleteConnectionRequest { ConnectionId = connection.Value };
            await pipeline.ExecuteAsync(async token => await gateway.DeleteConnectionAsync(request, token), ct);
        }
        catch (Exception failure) when (IsUnreadable(failure) || failure is AmazonServiceException { StatusCode: HttpStatusCode.Gone })
        {
            // The connection is closed already, or the gateway closes it when its client does not read.
        }
    }

    private static bool IsUnreadable(Exception failure) => failure is TimeoutRejectedException or TimeoutException
        or AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests };

    /// <summary>True for any other failure of the gateway or of the way to it.</summary>
    private static bool MayPass(Exception failure) => failure is TimeoutRejectedException or TimeoutException or BrokenCircuitException
        or AmazonClientException or AmazonServiceException or HttpRequestException or IOException or OperationCanceledException;

    private static byte[] Frame(Push push) => JsonSerializer.SerializeToUtf8Bytes(push, WireJson.Relaxed.Push);

    private async Task Post(ConnectionId connection, byte[] frame, CancellationToken ct) =>
        await pipeline.ExecuteAsync(async token => await PostOnce(connection, frame, token), ct);

    private async Task PostOnce(ConnectionId connection, byte[] frame, CancellationToken ct)
    {
        using var data = new MemoryStream(frame);
        try
        {
            await gateway.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = connection.Value, Data = data }, ct);
            hasResponded = true;
        }
        catch (AmazonServiceException failure) when (failure.StatusCode > 0)
        {
            hasResponded = true;
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Failed to push {Push}: {Failure}")]
    private partial void Failed(string push, string failure);

    [LoggerMessage(3, LogLevel.Warning, "The gateway did not respond to the warm-up: {Failure}")]
    private partial void NotWarm(string failure);

    [LoggerMessage(2, LogLevel.Error, "Dropped {Push}: {Size} bytes are too large for the gateway")]
    private partial void TooLarge(string push, int size);
}
