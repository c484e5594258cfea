using System.CommandLine;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>The deployment that a command is for.</summary>
/// <param name="Address">The service's address, without the path /v1.</param>
/// <param name="Token">The token; null for the one that LocalCloud issues.</param>
/// <param name="Stack">The beginning of the names of the queues.</param>
/// <param name="Region">The AWS region; null for that of the AWS configuration.</param>
internal sealed record Target(Uri Address, string? Token, string? Stack = null, string? Region = null)
{
    public const string UrlVariable = "LOBBYCTL_URL";
    public const string TokenVariable = "LOBBYCTL_TOKEN";
    private const string LocalCloud = "http://localhost:3000";

    /// <summary>The address of the WebSocket API; null if nothing says it.</summary>
    public Uri? Socket { get; init; }

    /// <summary>Whether it is LocalCloud on this machine, which issues tokens and has the queues at the same address.</summary>
    public bool IsLocal => Address.IsLoopback;

    /// <summary>Returns what the command line says.</summary>
    public static Target Of(ParseResult parsed) => Of(
        new Profile
        {
            Url = parsed.GetValue(GlobalOptions.Url),
            SocketUrl = parsed.GetValue(GlobalOptions.SocketUrl),
            Token = parsed.GetValue(GlobalOptions.Token),
        },
        parsed.GetValue(GlobalOptions.Profile) is { } name
            ? ConfigurationFile.Find(ConfigurationFile.DefaultPath, name)
            : new Profile(),
        Environment.GetEnvironmentVariable);

    /// <summary>Combines settings. Options come first, then the profile, then the environment.</summary>
    /// <exception cref="CommandException">The address is invalid.</exception>
    public static Target Of(Profile options, Profile profile, Func<string, string?> environment)
    {
        var url = options.Url ?? profile.Url ?? Text(environment(UrlVariable)) ?? LocalCloud;
        var token = options.Token ?? profile.Token ?? Text(environment(TokenVariable));
        var address = Parse(url);
        var socket = options.SocketUrl ?? profile.SocketUrl;
        return new Target(address, token, profile.Stack, profile.Region)
        {
            Socket = socket is not null ? ParseSocket(socket) : address.IsLoopback ? LocalSocket(address) : null,
        };
    }

    private static Uri LocalSocket(Uri address) =>
        new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs, Path = "/v1" }.Uri;

    private static Uri ParseSocket(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss"
            ? address
            : throw new CommandException(ExitCode.WrongUsage, $"The address {url} is not a ws or wss address.");

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static Uri Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new CommandException(ExitCode.WrongUsage, $"The address {url} is not an http or https address.");

        var path = address.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.Ordinal)) path = path[..^"/v1".Length];
        return new UriBuilder(address) { Path = $"{path}/", Query = "", Fragment = "" }.Uri;
    }
}
