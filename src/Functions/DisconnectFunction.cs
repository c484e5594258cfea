using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Wire;
using MediatR;

namespace GameLobby.Functions;

/// <summary>A socket is gone. API Gateway does its best to say so; who relies on it is told the rest by pushes and the sweep.</summary>
public sealed class DisconnectFunction
{
    [LambdaFunction(ResourceName = "DisconnectFunction")]
    public async Task<APIGatewayProxyResponse> Disconnect(
        APIGatewayProxyRequest request, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        if (Bearer.Of(request) is { } bearer)
            await sender.Send(new LoseConnection(bearer.Player, bearer.Connection), deadline.Token);

        return new APIGatewayProxyResponse { StatusCode = 200 };
    }
}
