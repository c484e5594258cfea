using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Identity;
using Statement = Amazon.Lambda.APIGatewayEvents.APIGatewayCustomAuthorizerPolicy.IAMPolicyStatement;

namespace GameLobby.Functions;

/// <summary>
/// Authorizes a handshake. API Gateway calls it for handshakes only, so its result applies for as long as the connection lasts: up to two
/// hours.
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
            Context = identity is null ? null : ConnectionIdentity.Context(identity),
        };
    }
}
