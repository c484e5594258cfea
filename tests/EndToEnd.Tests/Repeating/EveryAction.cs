using System.Text.RegularExpressions;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>The actions of the protocol, and how a repeat of each is met.</summary>
internal static partial class EveryAction
{
    /// <summary>Those that take effect, and the scene that each is played in.</summary>
    public static IReadOnlyDictionary<string, Func<Stage, Task<Act>>> Effects { get; } =
        new[] { LobbyActions.All, MemberActions.All, MatchActions.All, TalkActions.All, FindingActions.All }
            .SelectMany(actions => actions)
            .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>
    /// Those that only tell how things are: they leave no receipt, and asked again they tell how things are now. <c>session.hello</c> is
    /// among them: it makes sure that its connection has the seat, which is so already when it is repeated.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Reads { get; } = new Dictionary<string, object?>
    {
        ["session.hello"] = new { protocol = 1 },
        ["session.ping"] = null,
        ["lobby.get"] = null,
        ["lobby.search"] = new { mode = "ctf" },
        ["chat.history"] = new { limit = 10 },
        ["match.ticket"] = null,
    };

    /// <summary>The first column of the table under "Actions" in docs/protocol.md.</summary>
    public static IReadOnlyList<string> InTheProtocol()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "protocol.md"))) folder = folder.Parent;
        return
        [
            .. File.ReadLines(Path.Combine(folder.FullName, "docs", "protocol.md"))
                .SkipWhile(line => line != "## Actions")
                .TakeWhile(line => line == "## Actions" || !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .SelectMany(line => Name.Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value)),
        ];
    }

    [GeneratedRegex("`([a-z]+\\.[a-zA-Z]+)`")]
    private static partial Regex Name { get; }
}
