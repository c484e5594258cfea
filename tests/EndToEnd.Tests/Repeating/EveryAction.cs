using System.Text.RegularExpressions;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>Every action of the protocol, with a scenario for repeating it.</summary>
internal static partial class EveryAction
{
    /// <summary>Actions that change something, each with its scenario.</summary>
    public static IReadOnlyDictionary<string, Func<Stage, Task<Scenario>>> Effects { get; } =
        new[] { LobbyActions.All, MemberActions.All, MatchActions.All, MessageActions.All, FindingActions.All }
            .SelectMany(actions => actions)
            .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>
    /// Actions that only read: they store no idempotency record, and a repeat returns current data. <c>session.hello</c> counts as one: it
    /// connects the seat, which a repeat finds connected. So does <c>admin.sweep</c>: it wakes lobbies, which does only what is due.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Reads { get; } = new Dictionary<string, object?>
    {
        ["session.hello"] = new { protocol = 1 },
        ["session.ping"] = null,
        ["admin.lobbies"] = new { mode = "ctf" },
        ["admin.player"] = null,
        ["admin.stats"] = null,
        ["admin.sweep"] = null,
        ["lobby.get"] = null,
        ["lobby.search"] = new { mode = "ctf" },
        ["chat.history"] = new { limit = 10 },
        ["match.ticket"] = null,
        ["admin.history"] = new { lobbyId = "lobby-1" },
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
