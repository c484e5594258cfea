using System.Text.RegularExpressions;

namespace GameLobby.LocalCloud.Template;

internal sealed partial class ApiReader(References references, IReadOnlyList<Resource> routeResponses)
{
    public WebSocketApiDefinition Read(Resource api)
    {
        var properties = api.Properties;
        var auth = properties.Map("Auth");
        var routes = properties.Map("Routes");
        return new WebSocketApiDefinition(
            api.Id, ApiId(api), properties.OptionalText("StageName") ?? "default", Selection(properties))
        {
            Routes = routes.Names.ToDictionary(key => key, key => Route(api, key, routes.Map(key))),
            Authorizer = auth.OptionalText("AuthType")?.ToUpperInvariant() switch
            {
                null or "NONE" => null,
                "CUSTOM" => FunctionOf(auth, "AuthArn"),
                _ => throw auth.Wrong("AuthType", "NONE or CUSTOM"),
            },
            IdentitySources = auth.Texts("IdentitySource"),
            Throttling = Throttling(properties.Map("DefaultRouteSettings")),
        };
    }

    public static string ApiId(Resource api) => api.Id.ToLowerInvariant();

    /// <summary>Returns the logical id that SAM generates for a route, such as LobbyApiDefaultRoute for LobbyApi and $default.</summary>
    public static string RouteResource(string api, string key)
    {
        var name = key.TrimStart('$');
        return $"{api}{char.ToUpperInvariant(name[0])}{name[1..]}Route";
    }

    public static string RouteId(Resource api, string key) => $"{ApiId(api)}/{key}";

    /// <summary>Reads the limits. One that is missing has the default of an account.</summary>
    public static RouteThrottling? Throttling(Properties settings) =>
        (settings.Number("ThrottlingRateLimit"), settings.Number("ThrottlingBurstLimit")) switch
        {
            (null, null) => null,
            var (rate, burst) => new RouteThrottling(rate ?? 10_000, burst ?? 5_000),
        };

    private RouteDefinition Route(Resource api, string key, Properties route) => new(
        key,
        FunctionOf(route, "FunctionArn"),
        // The route sends a reply only if it selects a response and that response exists.
        route.OptionalText("RouteResponseSelectionExpression") == "$default" && HasResponse(RouteId(api, key)));

    private bool HasResponse(string routeId) => routeResponses.Any(response =>
        response.Properties.Text("RouteId") == routeId && response.Properties.Text("RouteResponseKey") == "$default");

    private string FunctionOf(Properties properties, string name) =>
        references.Find("Arn", properties.Text(name)) ?? throw properties.Wrong(name, "the ARN of one of the template's functions");

    private static string[] Selection(Properties properties) =>
        SelectionExpression().Match(properties.Text("RouteSelectionExpression")) is { Success: true } match
            ? match.Groups["path"].Value.Split('.')
            : throw properties.Wrong("RouteSelectionExpression", "$request.body.NAME");

    [GeneratedRegex(@"^\$(\{)?request\.body\.(?<path>[\w.]+)(?(1)\})$")]
    private static partial Regex SelectionExpression();
}
