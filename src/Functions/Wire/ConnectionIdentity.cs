using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Application.Diagnostics;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.ApiGateway;
using GameLobby.Infrastructure.Identity;

namespace GameLobby.Functions.Wire;

/// <summary>The player of a connection, as the authorizer found and API Gateway passes on with each event.</summary>
internal sealed record ConnectionIdentity(PlayerId Player, string Name, string? Scope, Connection Connection)
{
    public static APIGatewayCustomAuthorizerContextOutput Context(Identity identity) => new()
    {
        ["playerId"] = identity.Player.Value,
        ["name"] = identity.Name,
        ["scope"] = identity.Scope,
    };

    /// <summary>Returns null when the event has no authorizer context. Adds what it finds to the log scope.</summary>
    public static ConnectionIdentity? Of(APIGatewayProxyRequest request)
    {
        var context = request.RequestContext;
        LogScope.Current?.Connection = context.ConnectionId;
        if (Claim(context, "playerId") is not { Length: > 0 } player) return null;

        LogScope.Current?.Player = player;
        return new ConnectionIdentity(
            new PlayerId(player),
            Claim(context, "name") ?? player,
            Claim(context, "scope"),
            GatewayConnections.Create(
                new ConnectionId(context.ConnectionId), DateTimeOffset.FromUnixTimeMilliseconds(context.ConnectedAt)));
    }

    private static string? Claim(APIGatewayProxyRequest.ProxyRequestContext context, string name) =>
        context.Authorizer is { } claims && claims.TryGetValue(name, out var value) ? value?.ToString() : null;
}
