using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The throttles of the routes that clients call.</summary>
internal sealed class Throttles
{
    private readonly Dictionary<string, TokenBucket> routes;

    public Throttles(RouteThrottling? throttling, IEnumerable<string> routeKeys, TimeProvider clock) => routes = throttling is null
        ? []
        : routeKeys.ToDictionary(key => key, _ => new TokenBucket(throttling.Rate, throttling.Burst, clock));

    public bool Allows(string routeKey) => !routes.TryGetValue(routeKey, out var bucket) || bucket.TryTake();
}
