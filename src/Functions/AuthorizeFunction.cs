using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Identity;
using Microsoft.Extensions.Logging;
using Statement = Amazon.Lambda.APIGatewayEvents.APIGatewayCustomAuthorizerPolicy.IAMPolicyStatement;

namespace GameLobby.Functions;

/// <summary>
/// Authorizes a handshake. API Gateway calls it for handshakes only, so its result applies for as long as the connection lasts: up to two
/// hours.
/// </summary>
public sealed partial class AuthorizeFunction(Invocations invocations, ILogger<AuthorizeFunction> logger)
{
    [LambdaFunction(ResourceName = "AuthorizeFunction")]
    public async Task<APIGatewayCustomAuthorizerResponse> Authorize(
        APIGatewayCustomAuthorizerRequest request, ILambdaContext context, [FromServices] TokenValidator tokens)
    {
        using var invocation = invocations.Begin("Authorize", context);
        LogScope.Current?.Action = "$connect";
        LogScope.Current?.Connection = request.RequestContext?.ConnectionId;
        var token = BearerToken.Find(request.Headers, request.QueryStringParameters);
        var identity = token is null ? Refuse("missing") : await Identify(token, tokens);
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

    private async Task<Identity?> Identify(string token, TokenValidator tokens)
    {
        try
        {
            var check = await tokens.Check(token, CancellationToken.None);
            return check.Identity ?? Refuse(check.Refusal!);
        }
        catch (Exception failure)
        {
            NotChecked(failure);
            throw;
        }
    }

    private Identity? Refuse(string reason)
    {
        LogScope.Current?.Outcome = "refused";
        Telemetry.RefusedHandshake(reason);
        Refused(reason);
        return null;
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused a handshake because of its token: {Reason}")]
    private partial void Refused(string reason);

    [LoggerMessage(2, LogLevel.Error, "Failed to check a token; the handshake fails")]
    private partial void NotChecked(Exception failure);
}
