using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Functions.Wire;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>A frame in, its reply out by the route response. Whatever happens, the client gets a frame of the protocol's.</summary>
public sealed partial class MessageFunction(ILogger<MessageFunction> logger)
{
    [LambdaFunction(ResourceName = "MessageFunction")]
    public async Task<APIGatewayProxyResponse> Message(
        APIGatewayProxyRequest request,
        ILambdaContext context,
        [FromServices] ISender sender,
        [FromServices] CallerScope callerScope,
        [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        var frame = Frame.Read(request.Body);
        var reply = await Answer(frame, Bearer.Of(request), sender, callerScope, deadline.Token);
        return new APIGatewayProxyResponse { StatusCode = 200, Body = reply };
    }

    private async Task<string> Answer(Result<Frame> read, Bearer? bearer, ISender sender, CallerScope scope, CancellationToken ct)
    {
        if (read.Error is { } error) return Reply.Refused(null, error);

        var frame = read.Value;
        try
        {
            var request = Actions.Read(frame);
            if (request.Error is { } unread) return Reply.Refused(frame.Id, unread);
            if (bearer is null) return Reply.Refused(frame.Id, Refusals.Unidentified);

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
