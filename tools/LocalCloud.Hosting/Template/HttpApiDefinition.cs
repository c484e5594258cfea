namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::Serverless::HttpApi with the routes of its functions.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="ApiId">The value of !Ref.</param>
public sealed record HttpApiDefinition(string Id, string ApiId)
{
    public const string Stage = "$default";

    public IReadOnlyList<HttpRoute> Routes { get; init; } = [];

    /// <summary>CorsConfiguration; null if pages of other origins may not call the API.</summary>
    public HttpCors? Cors { get; init; }

    /// <summary>DefaultRouteSettings, which limit the requests to each route; null without a limit.</summary>
    public RouteThrottling? Throttling { get; init; }
}

/// <param name="Method">An HTTP method, or ANY.</param>
/// <param name="Path">The path, with parameters in braces.</param>
/// <param name="Function">The function's logical id.</param>
public sealed record HttpRoute(string Method, string Path, string Function)
{
    /// <summary>The method of a route for all methods.</summary>
    public const string Any = "ANY";

    public string Key => $"{Method} {Path}";
}

/// <param name="Origins">The allowed origins; * for all.</param>
/// <param name="Methods">The allowed methods; * for all.</param>
/// <param name="Headers">The allowed headers; * for all.</param>
/// <param name="MaxAge">How long a browser may remember the result of a preflight.</param>
public sealed record HttpCors(
    IReadOnlyList<string> Origins, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, TimeSpan? MaxAge);
