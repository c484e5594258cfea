using System.Text.RegularExpressions;

namespace GameLobby.ProtocolDocs;

/// <summary>docs/protocol.md, as far as nothing else tells it: who may call an action, and who gets a push.</summary>
internal static partial class Page
{
    private static readonly string Text = Read();

    /// <summary>The page's actions in its order, each with the letters of those who may call it.</summary>
    public static IReadOnlyList<(string Action, string Who)> Actions { get; } =
        [.. Rows("| action | who |").SelectMany(cells => Names(cells[0]).Select(action => (action, cells[1])))];

    /// <summary>The page's pushes in its order. A row of two says of each in turn who gets it.</summary>
    public static IReadOnlyList<(string Type, string To)> Pushes { get; } =
        [.. Rows("| type | members |").SelectMany(cells => Names(cells[0]).Zip(cells[2].Split(" / ")))];

    /// <summary>The codes that the page's section on refusals names.</summary>
    public static IReadOnlySet<string> RefusalCodes { get; } =
        Names(Text.Split("\n## Refusals\n")[1].Split("\n## ")[0]).Where(name => name is not ("id" or "details" or "details.lobbyId" or "ifVersion" or "retryAfterMs")).ToHashSet();

    private static IEnumerable<string[]> Rows(string heading) => Text.Split('\n')
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static IEnumerable<string> Names(string text) => NamePattern.Matches(text).Select(match => match.Groups[1].Value);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("protocol.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("`([a-z][A-Za-z_.]*)`")]
    private static partial Regex NamePattern { get; }
}
