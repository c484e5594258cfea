using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>A response of an HTTP API.</summary>
internal sealed record HttpResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private const string ContentType = "content-type";
    private const string Json = "application/json";

    /// <summary>A response of API Gateway itself.</summary>
    public static HttpResponse Error(int status, string message) =>
        Of(status, Json, new JsonObject { ["message"] = message }.ToJsonString());

    /// <summary>
    /// Reads a function's result: a response with a status code, or else any JSON, which is the body of a response with status 200.
    /// </summary>
    /// <returns>Null if it is neither.</returns>
    public static HttpResponse? From(string payload)
    {
        try
        {
            var result = JsonNode.Parse(payload);
            return result is JsonObject response && response["statusCode"] is { } status
                ? status is JsonValue value && value.TryGetValue<int>(out var code) ? Of(code, response) : null
                : Of(StatusCodes.Status200OK, Json, payload);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return null;
        }
    }

    public async Task Write(Microsoft.AspNetCore.Http.HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers.Append(name, value);
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted);
    }

    private static HttpResponse Of(int status, string contentType, string body) =>
        new(status, [KeyValuePair.Create(ContentType, contentType)], Encoding.UTF8.GetBytes(body));

    private static HttpResponse Of(int status, JsonObject response)
    {
        var headers = (response["headers"] as JsonObject ?? [])
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value?.ToString() ?? ""))
            .Concat((response["cookies"] as JsonArray ?? []).Select(cookie => KeyValuePair.Create("set-cookie", $"{cookie}")))
            .ToList();
        if (headers.All(header => header.Key != ContentType)) headers.Add(KeyValuePair.Create(ContentType, "text/plain; charset=utf-8"));
        var body = response["body"]?.ToString() ?? "";
        var isEncoded = response["isBase64Encoded"] is JsonValue flag && flag.TryGetValue<bool>(out var encoded) && encoded;
        return new HttpResponse(status, headers, isEncoded ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body));
    }
}
