using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Wire;
using MediatR;

namespace GameLobby.Functions;

/// <summary>
/// Ends the session of a closed connection. API Gateway reports it on a best-effort basis; pushes and the sweep find the rest.
/// </summary>
public sealed class DisconnectFunction
{
    [LambdaFunction(ResourceName = "DisconnectFunction")]
    public async Task<APIGatewayProxyResponse> Disconnect(
        APIGatewayProxyRequest request, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        if (ConnectionIdentity.Of(request) is { } identity)
            await sender.Send(new EndSession(identity.Player, identity.Connection), deadline.Token);

        return new APIGatewayProxyResponse { StatusCode = 200 };
    }
}
