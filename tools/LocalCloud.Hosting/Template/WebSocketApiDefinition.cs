namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::Serverless::WebSocketApi with its routes.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="ApiId">The value of !Ref.</param>
/// <param name="RouteSelection">The path, from $request.body.NAME, of the member of the request body that selects the route.</param>
public sealed record WebSocketApiDefinition(string Id, string ApiId, string Stage, IReadOnlyList<string> RouteSelection)
{
    public IReadOnlyDictionary<string, RouteDefinition> Routes { get; init; } = new Dictionary<string, RouteDefinition>();

    /// <summary>The authorizer's logical id; null if the API has none.</summary>
    public string? Authorizer { get; init; }

    /// <summary>DefaultRouteSettings, which limit the requests to each route; null without a limit.</summary>
    public RouteThrottling? Throttling { get; init; }

    /// <summary>Required parts of a handshake, such as route.request.header.Authorization. A missing one results in status 401.</summary>
    public IReadOnlyList<string> IdentitySources { get; init; } = [];
}

/// <param name="Key">$connect, $disconnect, $default or a name.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Replies">Whether the route has a response, which sends the function's result to the client.</param>
public sealed record RouteDefinition(string Key, string Function, bool Replies);

/// <param name="Rate">ThrottlingRateLimit, the requests per second.</param>
/// <param name="Burst">ThrottlingBurstLimit.</param>
public sealed record RouteThrottling(int Rate, int Burst);
