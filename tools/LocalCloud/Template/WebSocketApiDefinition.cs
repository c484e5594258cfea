namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::Serverless::WebSocketApi with its routes.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="ApiId">What !Ref gives.</param>
/// <param name="RouteSelection">The request body's member that names the route, from $request.body.NAME, as a path of names.</param>
public sealed record WebSocketApiDefinition(string Id, string ApiId, string Stage, IReadOnlyList<string> RouteSelection)
{
    public IReadOnlyDictionary<string, RouteDefinition> Routes { get; init; } = new Dictionary<string, RouteDefinition>();

    /// <summary>The authorizer's logical id; null: everyone may connect.</summary>
    public string? Authorizer { get; init; }

    /// <summary>Such as route.request.header.Authorization; one that is missing ends the handshake with 401.</summary>
    public IReadOnlyList<string> IdentitySources { get; init; } = [];
}

/// <param name="Key">$connect, $disconnect, $default or a name.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Replies">The route has a route response, so that what the function answers is sent to the client.</param>
public sealed record RouteDefinition(string Key, string Function, bool Replies);
