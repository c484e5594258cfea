using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Identity;

namespace GameLobby.Functions.Wire;

/// <summary>Who is at the other end of a connection, as the authorizer found and API Gateway hands on with each event.</summary>
internal sealed record Bearer(PlayerId Player, string Name, bool IsAdmin, Connection Connection)
{
    private const string AdminScope = "lobby:admin";

    public static APIGatewayCustomAuthorizerContextOutput Context(Identity identity) => new()
    {
        ["playerId"] = identity.Player.Value,
        ["name"] = identity.Name,
        ["scope"] = identity.Scope,
    };

    /// <summary>Null when the event does not say who it is from, which an API with an authorizer never does.</summary>
    public static Bearer? Of(APIGatewayProxyRequest request)
    {
        var context = request.RequestContext;
        if (Claim(context, "playerId") is not { Length: > 0 } player) return null;

        return new Bearer(
            new PlayerId(player),
            Claim(context, "name") ?? player,
            Claim(context, "scope")?.Split(' ').Contains(AdminScope) is true,
            new Connection(new ConnectionId(context.ConnectionId), DateTimeOffset.FromUnixTimeMilliseconds(context.ConnectedAt)));
    }

    private static string? Claim(APIGatewayProxyRequest.ProxyRequestContext context, string name) =>
        context.Authorizer is { } claims && claims.TryGetValue(name, out var value) ? value?.ToString() : null;
}
