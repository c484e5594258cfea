using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Ends the session of a closed connection. API Gateway reports it on a best-effort basis; pushes and the sweep find the rest. So they do
/// if the event has no authorizer context: nothing else in it names the player.
/// </summary>
public sealed partial class DisconnectFunction(Invocations invocations, ILogger<DisconnectFunction> logger)
{
    [LambdaFunction(ResourceName = "DisconnectFunction")]
    public async Task<APIGatewayProxyResponse> Disconnect(
        APIGatewayProxyRequest request, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Disconnect", context);
        using var deadline = Deadline.Of(context, clock);
        if (ConnectionIdentity.Of(request) is { } identity)
            await sender.Send(new EndSession(identity.Player, identity.Connection), deadline.Token);
        else
            PlayerUnknown(request.RequestContext.ConnectionId);

        return new APIGatewayProxyResponse { StatusCode = 200 };
    }

    [LoggerMessage(1, LogLevel.Warning,
        "$disconnect of connection {Connection} has no authorizer context; the next push to its player will end the session")]
    private partial void PlayerUnknown(string connection);
}
