using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Wire;
using MediatR;

namespace GameLobby.Functions;

/// <summary>A handshake that was let in: the new socket takes its player's session over.</summary>
public sealed class ConnectFunction
{
    [LambdaFunction(ResourceName = "ConnectFunction")]
    public async Task<APIGatewayProxyResponse> Connect(APIGatewayProxyRequest request, [FromServices] ISender sender)
    {
        if (Bearer.Of(request) is not { } bearer) return new APIGatewayProxyResponse { StatusCode = 401 };

        var opened = await sender.Send(new OpenSession(bearer.Player, bearer.Connection));
        if (opened.IsRefused) return new APIGatewayProxyResponse { StatusCode = 409 };

        // A browser gives up on a server that does not choose among the protocols it offers.
        var accepted = new APIGatewayProxyResponse { StatusCode = 200 };
        if (BearerToken.OffersProtocol(request.Headers))
            accepted.Headers = new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = BearerToken.Protocol };

        return accepted;
    }
}
