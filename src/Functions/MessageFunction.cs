using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Handles a frame and returns its reply by the route response. Every frame gets a reply, whatever happens; that of a request for a busy
/// lobby is sent later, by <see cref="CommandFunction"/>.
/// </summary>
public sealed partial class MessageFunction(
    FrameLimiter limiter, Invocations invocations, TimeProvider clock, ILogger<MessageFunction> logger)
{
    [LambdaFunction(ResourceName = "MessageFunction")]
    public async Task<APIGatewayProxyResponse> Message(
        APIGatewayProxyRequest request,
        ILambdaContext context,
        [FromServices] ISender sender,
        [FromServices] CallerScope callerScope,
        [FromServices] ICommandSender commands)
    {
        using var invocation = invocations.Begin("Message", context);
        using var deadline = Deadline.Of(context, clock);
        var frame = Frame.Read(request.Body);
        var dispatcher = new Dispatcher(sender, callerScope, logger);
        dispatcher.Describe(frame);
        var reply = ConnectionIdentity.Of(request) is not { } identity
            ? dispatcher.Refuse(frame, Refusals.NotAuthenticated)
            : await Throttle(frame, identity, dispatcher, sender, deadline.Token)
                ?? await Handle(frame.Value, request.Body, identity, dispatcher, commands, deadline.Token);
        return new APIGatewayProxyResponse { StatusCode = 200, Body = reply.Json };
    }

    /// <summary>Returns the refusal of a frame that is too early or can't be read; null for any other.</summary>
    private async Task<Reply?> Throttle(
        Result<Frame> frame, ConnectionIdentity identity, Dispatcher dispatcher, ISender sender, CancellationToken ct)
    {
        if (limiter.Throttle(identity.Connection.Id.Value, frame) is { } throttled)
        {
            if (throttled.IsIgnored) await Disconnect(identity, sender, ct);
            return dispatcher.Refuse(frame, Refusals.RateLimited(throttled.RetryAfter));
        }

        return frame.Error is { } error ? dispatcher.Refuse(frame, error) : null;
    }

    /// <summary>Handles a frame, or queues it.</summary>
    private static Task<Reply> Handle(
        Frame frame, string body, ConnectionIdentity identity, Dispatcher dispatcher, ICommandSender commands, CancellationToken ct)
    {
        var (player, name, scope, connection) = identity;
        return dispatcher.Dispatch(
            frame,
            (id, fingerprint) => new Caller(player, name, connection, Scopes.Rights(scope), id, fingerprint),
            ct,
            lobby => commands.Send(lobby, new QueuedCommand(body, player, name, scope, connection.Id, connection.Since), ct));
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
