using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Handles a frame and returns its reply by the route response. Every frame gets a reply, whatever happens.</summary>
public sealed partial class MessageFunction(
    RateLimiter limiter, Limits limits, Invocations invocations, TimeProvider clock, ILogger<MessageFunction> logger)
{
    [LambdaFunction(ResourceName = "MessageFunction")]
    public async Task<APIGatewayProxyResponse> Message(
        APIGatewayProxyRequest request,
        ILambdaContext context,
        [FromServices] ISender sender,
        [FromServices] CallerScope callerScope)
    {
        using var invocation = invocations.Begin("Message", context);
        using var deadline = Deadline.Of(context, clock);
        var frame = Frame.Read(request.Body);
        var reply = await Handle(frame, ConnectionIdentity.Of(request), sender, callerScope, deadline.Token);
        return new APIGatewayProxyResponse { StatusCode = 200, Body = reply };
    }

    private async Task<string> Handle(
        Result<Frame> frame, ConnectionIdentity? identity, ISender sender, CallerScope scope, CancellationToken ct)
    {
        LogScope.Current?.Action = Actions.KnownName(frame);
        LogScope.Current?.Request = frame.IdOrNull() is { } id ? RequestHash.OfId(id) : null;
        if (identity is null) return Refuse(frame, Refusals.NotAuthenticated);
        if (Throttle(identity, frame) is { } throttled)
        {
            if (throttled.IsIgnored) await Disconnect(identity, sender, ct);
            return Refuse(frame, Refusals.RateLimited(throttled.RetryAfter));
        }

        if (frame.Error is { } error) return Refuse(frame, error);

        return await Dispatch(frame.Value, identity, sender, scope, ct);
    }

    /// <summary>Returns the refusal of a frame that exceeds its client's rate; null if it is allowed. Invalid frames count too.</summary>
    private Throttled? Throttle(ConnectionIdentity identity, Result<Frame> frame)
    {
        if (limiter.Take(identity.Connection.Id, limits.Requests) is { } throttled) return throttled;

        var isChat = !frame.IsRefused && frame.Value.Action == Actions.Chat;
        return isChat ? limiter.Take(identity.Connection.Id, limits.Chat) : null;
    }

    private async Task Disconnect(ConnectionIdentity identity, ISender sender, CancellationToken ct)
    {
        Ignored();
        try
        {
            await sender.Send(new DisconnectClient(identity.Player, identity.Connection), ct);
        }
        catch (Exception failure)
        {
            NotDisconnected(failure);
        }
    }

    private async Task<string> Dispatch(
        Frame frame, ConnectionIdentity identity, ISender sender, CallerScope scope, CancellationToken ct)
    {
        try
        {
            var request = Actions.Read(frame);
            if (request.Error is { } invalid) return Refuse(frame, invalid);

            scope.Caller = new Caller(
                identity.Player,
                identity.Name,
                identity.Connection,
                identity.IsAdmin,
                RequestHash.OfId(frame.Id),
                request.Value.Fingerprint);
            return await request.Value.Send(sender, frame.Id, ct);
        }
        catch (NewerItemException newer)
        {
            Fail(Refusals.Unavailable);
            StoredByLaterRelease(frame.Action ?? "", newer);
            return Reply.Refused(frame.Id, Refusals.Unavailable);
        }
        catch (Exception failure) when (failure.IsTransient())
        {
            Fail(Refusals.Unavailable);
            DependencyFailed(frame.Action ?? "", failure);
            return Reply.Refused(frame.Id, Refusals.Unavailable);
        }
        catch (Exception failure)
        {
            Fail(Refusals.Internal);
            Failed(frame.Action ?? "", failure);
            return Reply.Refused(frame.Id, Refusals.Internal);
        }
    }

    private string Refuse(Result<Frame> frame, Error error)
    {
        LogScope.Current?.Outcome = error.Code;
        Telemetry.Command(Actions.KnownName(frame), "refused");
        FrameRefused(error.Code);
        return Reply.Refused(frame.IdOrNull(), error);
    }

    private static void Fail(Error error)
    {
        LogScope.Current?.Outcome = error.Code;
        Telemetry.Command(LogScope.Current?.Action ?? Actions.Unknown, "failed");
        Telemetry.FailedCommands.Add(1);
    }

    [LoggerMessage(1, LogLevel.Error, "{Action} failed: a dependency timed out or was unreachable")]
    private partial void DependencyFailed(string action, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Action} failed unexpectedly")]
    private partial void Failed(string action, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "A client ignores rate_limited; its connection will be closed")]
    private partial void Ignored();

    [LoggerMessage(5, LogLevel.Error, "{Action} failed: a later release stored an item that it needs")]
    private partial void StoredByLaterRelease(string action, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "Failed to queue the end of a connection; the next refusals will repeat it")]
    private partial void NotDisconnected(Exception failure);

    [LoggerMessage(6, LogLevel.Information, "Refused a frame with {Outcome}")]
    private partial void FrameRefused(string outcome);
}
