using System.CommandLine;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>The options of all commands.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Uses a profile of the configuration file.",
        HelpName = "NAME",
        Recursive = true,
    };

    public static readonly Option<string?> Url = new("--url")
    {
        Description = "The service's address. Default: LOBBYCTL_URL, or LocalCloud at http://localhost:3000.",
        HelpName = "URL",
        Recursive = true,
    };

    public static readonly Option<string?> Token = new("--token")
    {
        Description = "An admin's token. Default: LOBBYCTL_TOKEN. LocalCloud issues one by itself.",
        HelpName = "JWT",
        Recursive = true,
    };

    /// <summary>An option of the commands that open a WebSocket.</summary>
    public static readonly Option<string?> SocketUrl = new("--socket-url")
    {
        Description = "The address of the WebSocket API, the output Url of the stack. Default: LocalCloud's.",
        HelpName = "URL",
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Prints the data as JSON.",
        Recursive = true,
    };
}
