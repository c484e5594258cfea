using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
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
        var dispatcher = new Dispatcher(limiter, limits, sender, callerScope, logger);
        var reply = await Handle(Frame.Read(request.Body), ConnectionIdentity.Of(request), dispatcher, sender, deadline.Token);
        return new APIGatewayProxyResponse { StatusCode = 200, Body = reply.Json };
    }

    private async Task<Reply> Handle(
        Result<Frame> frame, ConnectionIdentity? identity, Dispatcher dispatcher, ISender sender, CancellationToken ct)
    {
        dispatcher.Describe(frame);
        if (identity is null) return dispatcher.Refuse(frame, Refusals.NotAuthenticated);
        if (dispatcher.Throttle(identity.Connection.Id.Value, frame) is { } throttled)
        {
            if (throttled.IsIgnored) await Disconnect(identity, sender, ct);
            return dispatcher.Refuse(frame, Refusals.RateLimited(throttled.RetryAfter));
        }

        if (frame.Error is { } error) return dispatcher.Refuse(frame, error);

        return await dispatcher.Dispatch(
            frame.Value,
            (id, fingerprint) => new Caller(identity.Player, identity.Name, identity.Connection, identity.Rights, id, fingerprint),
            ct);
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

    [LoggerMessage(3, LogLevel.Warning, "A client ignores rate_limited; its connection will be closed")]
    private partial void Ignored();

    [LoggerMessage(4, LogLevel.Error, "Failed to queue the end of a connection; the next refusals will repeat it")]
    private partial void NotDisconnected(Exception failure);
}
