using System.Text.RegularExpressions;

namespace GameLobby.ProtocolDocs;

/// <param name="Who">The letters of those who may call it.</param>
/// <param name="Data">What a request may hold, in the page's words.</param>
internal sealed record PagesAction(string Action, string Who, string Data);

/// <param name="Members">What it holds, in the page's words.</param>
/// <param name="To">Who gets it.</param>
internal sealed record PagesPush(string Type, string Members, string To);

/// <summary>docs/protocol.md, as far as it stands in tables; of who may call an action, and who gets a push, nothing else tells.</summary>
internal static partial class Page
{
    private static readonly string Text = Read();

    public static IReadOnlyList<PagesAction> Actions { get; } =
        [.. Rows("| action | who |").SelectMany(cells => Names(cells[0]).Select(action => new PagesAction(action, cells[1], cells[2])))];

    /// <summary>A row of two tells of each in turn.</summary>
    public static IReadOnlyList<PagesPush> Pushes { get; } =
        [.. Rows("| type | members |").SelectMany(cells => Names(cells[0])
            .Zip(Halves(cells[1]), Halves(cells[2]))
            .Select(push => new PagesPush(push.First, push.Second, push.Third)))];

    /// <summary>The codes that the page's section on refusals names.</summary>
    public static IReadOnlySet<string> RefusalCodes { get; } =
        Names(Text.Split("\n## Refusals\n")[1].Split("\n## ")[0])
            .Except(["id", "details", "details.lobbyId", "ifVersion", "retryAfterMs"])
            .ToHashSet();

    private static IEnumerable<string[]> Rows(string heading) => Text.Split('\n')
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string[] Halves(string cell) => cell.Split(" / ");

    private static IEnumerable<string> Names(string text) => NamePattern.Matches(text).Select(match => match.Groups[1].Value);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("protocol.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("`([a-z][A-Za-z_.]*)`")]
    private static partial Regex NamePattern { get; }
}
