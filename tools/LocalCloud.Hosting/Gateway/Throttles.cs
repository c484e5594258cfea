using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The throttles of new connections and of the routes that clients call.</summary>
internal sealed class Throttles
{
    private readonly TokenBucket connections;
    private readonly Dictionary<string, TokenBucket> routes;

    public Throttles(WebSocketApiDefinition api, GatewayLimits limits, TimeProvider clock)
    {
        connections = new TokenBucket(limits.ConnectionsPerSecond, limits.ConnectionsPerSecond, clock);
        routes = api.Throttling is { } throttling
            ? api.Routes.Keys.ToDictionary(key => key, _ => new TokenBucket(throttling.Rate, throttling.Burst, clock))
            : [];
    }

    public bool AllowsHandshake() => connections.TryTake() && Allows("$connect");

    public bool Allows(string routeKey) => !routes.TryGetValue(routeKey, out var bucket) || bucket.TryTake();
}
