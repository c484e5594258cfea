using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>A client's WebSocket handshake, as the authorizer and $connect receive it.</summary>
internal sealed record Handshake(string ConnectionId, DateTimeOffset At, string Host, Identity Identity)
{
    public required IReadOnlyList<KeyValuePair<string, string[]>> Headers { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string[]>> Query { get; init; }

    /// <summary>The authorizer's context; null without an authorizer.</summary>
    public JsonObject? Authorizer { get; init; }

    /// <summary>Hop-by-hop headers, which API Gateway does not pass to functions.</summary>
    private static readonly string[] HopByHop = ["Connection", "Upgrade"];

    public static Handshake From(HttpRequest request, DateTimeOffset at)
    {
        var ip = request.HttpContext.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1";
        var headers = request.Headers
            .Where(header => !HopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.OfType<string>().ToArray()))
            .Concat(
            [
                Forwarded("X-Forwarded-For", ip),
                Forwarded("X-Forwarded-Port", $"{request.Host.Port ?? 80}"),
                Forwarded("X-Forwarded-Proto", "http"),
            ])
            .DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase);
        return new Handshake(OpaqueId.Next(), at, request.Host.Value ?? "", new Identity(ip, request.Headers.UserAgent))
        {
            Headers = [.. headers.OrderBy(header => header.Key, StringComparer.Ordinal)],
            Query = [.. request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.OfType<string>().ToArray()))],
        };
    }

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is [.., var last] ? last : null;

    private static KeyValuePair<string, string[]> Forwarded(string name, string value) => KeyValuePair.Create(name, new[] { value });
}

/// <summary>The client in requestContext.identity and in the response of GET @connections.</summary>
internal sealed record Identity(string SourceIp, string? UserAgent);
