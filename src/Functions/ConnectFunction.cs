using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using MediatR;

namespace GameLobby.Functions;

/// <summary>Gives the player's session to an authorized connection.</summary>
public sealed class ConnectFunction(Invocations invocations)
{
    [LambdaFunction(ResourceName = "ConnectFunction")]
    public async Task<APIGatewayProxyResponse> Connect(
        APIGatewayProxyRequest request, ILambdaContext context, [FromServices] ISender sender)
    {
        using var invocation = invocations.Begin("Connect", context);
        if (ConnectionIdentity.Of(request) is not { } identity) return new APIGatewayProxyResponse { StatusCode = 401 };

        var opened = await sender.Send(new OpenSession(identity.Player, identity.Connection));
        if (opened.IsRefused) return new APIGatewayProxyResponse { StatusCode = 409 };

        // A browser closes the connection if the server does not choose one of the protocols it offers.
        var accepted = new APIGatewayProxyResponse { StatusCode = 200 };
        if (BearerToken.OffersProtocol(request.Headers))
            accepted.Headers = new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = BearerToken.Protocol };

        return accepted;
    }
}
