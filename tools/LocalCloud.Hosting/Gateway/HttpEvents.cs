using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// The events of an HTTP API in payload format 2.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
/// </summary>
internal sealed class HttpEvents(Account account, HttpApiDefinition api, TimeProvider clock)
{
    /// <summary>Content types whose bodies are passed on as text. Others are encoded in base64.</summary>
    private static readonly string[] Texts = ["text/", "application/json", "application/javascript", "application/xml"];

    public JsonObject Request(HttpRequest request, HttpRoute route, byte[] body)
    {
        var isText = Texts.Any(type => request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) is true);
        var built = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = route.Key,
            ["rawPath"] = request.Path.ToUriComponent(),
            ["rawQueryString"] = request.QueryString.Value?.TrimStart('?') ?? "",
            ["headers"] = Headers(request),
            ["requestContext"] = Context(request, route),
            ["isBase64Encoded"] = body.Length > 0 && !isText,
        };
        if (request.Cookies.Count > 0)
            built["cookies"] = new JsonArray([.. request.Cookies.Select(cookie => (JsonNode?)$"{cookie.Key}={cookie.Value}")]);
        if (request.Query.Count > 0)
            built["queryStringParameters"] = Map(request.Query, value => string.Join(',', value!));
        if (request.RouteValues.Count > 0) built["pathParameters"] = Map(request.RouteValues, value => $"{value}");
        if (body.Length > 0) built["body"] = isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body);
        return built;
    }

    private static JsonObject Headers(HttpRequest request)
    {
        var headers = request.Headers
            .Where(header => !header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value!));
        headers["x-forwarded-for"] = ClientIp(request);
        headers["x-forwarded-port"] = $"{request.Host.Port ?? 80}";
        headers["x-forwarded-proto"] = "http";
        return Map(headers.OrderBy(header => header.Key, StringComparer.Ordinal), value => value);
    }

    private JsonObject Context(HttpRequest request, HttpRoute route)
    {
        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["accountId"] = account.Id,
            ["apiId"] = api.ApiId,
            ["domainName"] = request.Host.Value,
            ["domainPrefix"] = request.Host.Host.Split('.')[0],
            ["http"] = new JsonObject
            {
                ["method"] = request.Method,
                ["path"] = request.Path.ToUriComponent(),
                ["protocol"] = request.Protocol,
                ["sourceIp"] = ClientIp(request),
                ["userAgent"] = request.Headers.UserAgent.ToString(),
            },
            ["requestId"] = OpaqueId.Next(),
            ["routeKey"] = route.Key,
            ["stage"] = HttpApiDefinition.Stage,
            ["time"] = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            ["timeEpoch"] = now.ToUnixTimeMilliseconds(),
        };
    }

    private static string ClientIp(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1";

    private static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> values, Func<T, string> text) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)text(value.Value))));
}
