using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Identity;
using Statement = Amazon.Lambda.APIGatewayEvents.APIGatewayCustomAuthorizerPolicy.IAMPolicyStatement;

namespace GameLobby.Functions;

/// <summary>
/// Lets a handshake in, or not. API Gateway asks only then, so what this says of the player goes with the connection
/// and is believed for as long as that lasts: two hours at most.
/// </summary>
public sealed class AuthorizeFunction
{
    [LambdaFunction(ResourceName = "AuthorizeFunction")]
    public async Task<APIGatewayCustomAuthorizerResponse> Authorize(
        APIGatewayCustomAuthorizerRequest request, [FromServices] TokenValidator tokens)
    {
        var token = BearerToken.Find(request.Headers, request.QueryStringParameters);
        var identity = token is null ? null : await tokens.Validate(token, CancellationToken.None);
        return new APIGatewayCustomAuthorizerResponse
        {
            PrincipalID = identity?.Player.Value ?? "nobody",
            PolicyDocument = new APIGatewayCustomAuthorizerPolicy
            {
                Statement =
                [
                    new Statement
                    {
                        Action = ["execute-api:Invoke"],
                        Effect = identity is null ? "Deny" : "Allow",
                        Resource = [request.MethodArn],
                    },
                ],
            },
            Context = identity is null ? null : Bearer.Context(identity),
        };
    }
}
