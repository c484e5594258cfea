namespace GameLobby.LocalCloud.Template;

internal static class HttpApiReader
{
    /// <summary>Properties that would change how requests are handled.</summary>
    private static readonly string[] Unsupported =
        ["Auth", "DefinitionBody", "DefinitionUri", "Domain", "RouteSettings", "StageVariables"];

    private static readonly string[] UnsupportedOfRoute = ["Auth", "RouteSettings", "TimeoutInMillis"];

    /// <param name="api">The resource.</param>
    /// <param name="events">The functions' events of type HttpApi.</param>
    public static HttpApiDefinition Read(Resource api, IEnumerable<EventSource> events)
    {
        var properties = api.Properties;
        Refuse(properties, Unsupported);
        if (properties.OptionalText("StageName") is { } stage && stage != HttpApiDefinition.Stage)
            throw properties.Wrong("StageName", HttpApiDefinition.Stage);

        return new HttpApiDefinition(api.Id, ApiReader.ApiId(api))
        {
            Routes = [.. events.Where(source => source.Properties.Text("ApiId") == ApiReader.ApiId(api)).Select(Route)],
            Cors = properties.OptionalMap("CorsConfiguration") is { } cors ? Cors(cors) : null,
            Throttling = ApiReader.Throttling(properties.Map("DefaultRouteSettings")),
        };
    }

    private static HttpRoute Route(EventSource source)
    {
        Refuse(source.Properties, UnsupportedOfRoute);
        if (source.Properties.OptionalText("PayloadFormatVersion") is { } version && version != "2.0")
            throw source.Properties.Wrong("PayloadFormatVersion", "2.0");

        return new HttpRoute(source.Properties.Text("Method").ToUpperInvariant(), source.Properties.Text("Path"), source.Function);
    }

    private static HttpCors Cors(Properties cors)
    {
        Refuse(cors, ["AllowCredentials", "ExposeHeaders"]);
        return new(cors.Texts("AllowOrigins"), cors.Texts("AllowMethods"), cors.Texts("AllowHeaders"), cors.Seconds("MaxAge"));
    }

    private static void Refuse(Properties properties, string[] names)
    {
        if (names.Intersect(properties.Names).FirstOrDefault() is { } name)
            throw properties.Wrong(name, "nothing, because it is not supported");
    }
}
