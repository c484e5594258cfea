using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Functions.Wire;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>A frame in, its reply out by the route response. Whatever happens, the client gets a frame of the protocol's.</summary>
public sealed partial class MessageFunction(RateLimiter limiter, Limits limits, TimeProvider clock, ILogger<MessageFunction> logger)
{
    [LambdaFunction(ResourceName = "MessageFunction")]
    public async Task<APIGatewayProxyResponse> Message(
        APIGatewayProxyRequest request,
        ILambdaContext context,
        [FromServices] ISender sender,
        [FromServices] CallerScope callerScope)
    {
        using var deadline = Deadline.Of(context, clock);
        var frame = Frame.Read(request.Body);
        var reply = Bearer.Of(request) switch
        {
            null => Reply.Refused(frame.IdOrNull(), Refusals.Unidentified),
            var bearer when Excess(bearer, frame) is { } wait => Reply.Refused(frame.IdOrNull(), Refusals.RateLimited(wait)),
            _ when frame.Error is { } error => Reply.Refused(null, error),
            var bearer => await Answer(frame.Value, bearer, sender, callerScope, deadline.Token),
        };
        return new APIGatewayProxyResponse { StatusCode = 200, Body = reply };
    }

    /// <summary>How long to wait, for a client that asks for too much. What is not well-formed counts as well.</summary>
    private TimeSpan? Excess(Bearer bearer, Result<Frame> frame) =>
        limiter.Take(bearer.Connection.Id, limits.Requests)
        ?? (!frame.IsRefused && frame.Value.Action == Actions.Chat
            ? limiter.Take(bearer.Connection.Id, limits.Chat)
            : null);

    private async Task<string> Answer(Frame frame, Bearer bearer, ISender sender, CallerScope scope, CancellationToken ct)
    {
        try
        {
            var request = Actions.Read(frame);
            if (request.Error is { } unread) return Reply.Refused(frame.Id, unread);

            scope.Caller = new Caller(
                bearer.Player, bearer.Name, bearer.Connection, bearer.IsAdmin, frame.Id, request.Value.Fingerprint);
            return await request.Value.Send(sender, frame.Id, ct);
        }
        catch (Exception failure) when (failure.MayPass())
        {
            Unavailable(frame.Action ?? "", failure);
            return Reply.Refused(frame.Id, Refusals.Unavailable);
        }
        catch (Exception failure)
        {
            Failed(frame.Action ?? "", failure);
            return Reply.Refused(frame.Id, Refusals.Internal);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Action} met something that did not answer")]
    private partial void Unavailable(string action, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Action} failed")]
    private partial void Failed(string action, Exception failure);
}
