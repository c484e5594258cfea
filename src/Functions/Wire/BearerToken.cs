namespace GameLobby.Functions.Wire;

/// <summary>Finds the token in one of three places; the first one wins.</summary>
internal static class BearerToken
{
    /// <summary>The WebSocket subprotocol.</summary>
    public const string Protocol = "lobby.v1";

    private const string Scheme = "Bearer ";
    private const string Prefix = "bearer.";

    public static string? Find(IDictionary<string, string>? headers, IDictionary<string, string>? query) =>
        InAuthorization(headers) ?? InProtocols(headers) ?? Value(query, "token");

    public static bool OffersProtocol(IDictionary<string, string>? headers) => Protocols(headers).Contains(Protocol);

    public static string? InAuthorization(IDictionary<string, string>? headers) =>
        Value(headers, "Authorization") is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    private static string? InProtocols(IDictionary<string, string>? headers) =>
        Protocols(headers).FirstOrDefault(protocol => protocol.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..];

    private static string[] Protocols(IDictionary<string, string>? headers) =>
        Value(headers, "Sec-WebSocket-Protocol")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Header names are case-insensitive.</summary>
    private static string? Value(IDictionary<string, string>? values, string name) =>
        values?.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } value
            ? value
            : null;
}
