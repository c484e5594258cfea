using System.Net;

namespace GameLobby.LocalCloud.Development;

/// <summary>Recognizes requests of this machine, other than those of a page of another site in its browser.</summary>
internal static class LocalRequests
{
    /// <summary>
    /// True if the host is an IP address or localhost, and the origin, if there is one, is this machine or LocalCloud itself. A site that
    /// points its own name to this machine (DNS rebinding) has that name in both.
    /// </summary>
    public static bool IsLocal(this HttpRequest request) =>
        IsAddress(request.Host.Host)
        && request.Headers.Origin.OfType<string>().All(origin => IsLocalOrigin(origin) || origin == $"{request.Scheme}://{request.Host}");

    public static bool IsLocalOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsAddress(string host) => host == "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
