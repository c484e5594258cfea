namespace GameLobby.LocalCloud.Iam;

/// <summary>Who signed a request.</summary>
internal static class Caller
{
    private const string Credential = "Credential=";

    /// <summary>
    /// Returns the access key of a request's signature (version 4); null if it has none. A function's access key is its logical id.
    /// Signatures are not verified.
    /// </summary>
    public static string? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        var start = authorization.IndexOf(Credential, StringComparison.Ordinal);
        if (start < 0) return null;
        start += Credential.Length;
        var end = authorization.IndexOf('/', start);
        return end < 0 ? null : authorization[start..end];
    }
}
