using System.Text.RegularExpressions;

namespace GameLobby.ProtocolDocs;

/// <summary>A row of the page's table of actions.</summary>
/// <param name="Who">Letters: A anyone, M a member, H the host, X the admin's scope.</param>
internal sealed record ActionRow(string Action, string Who, string Data, string Reply);

/// <summary>A row of the page's table of pushes.</summary>
internal sealed record PushRow(string Type, string Members, string To);

/// <summary>docs/protocol.md, as far as it stands in tables: who may call what is written there and nowhere else.</summary>
internal static partial class Page
{
    public static string Text { get; } = Read();

    public static IReadOnlyList<ActionRow> Actions { get; } =
        [.. Rows("| action | who | data (`?` optional) | reply data |").Select(cells => new ActionRow(cells[0].Trim('`'), cells[1], cells[2], cells[3]))];

    public static IReadOnlyList<PushRow> Pushes { get; } =
        [.. Rows("| type | members | to |").Select(cells => new PushRow(cells[0].Trim('`'), cells[1], cells[2]))];

    /// <summary>The codes that the page's section on refusals names.</summary>
    public static IReadOnlySet<string> RefusalCodes { get; } = CodePattern
        .Matches(Text.Split("\n## Refusals\n")[1].Split("\n## ")[0])
        .Select(match => match.Groups[1].Value)
        .Where(code => code is not "details")
        .ToHashSet();

    private static IEnumerable<string[]> Rows(string heading) => Text.Split('\n')
        .SkipWhile(line => line != heading)
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("protocol.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("`([a-z][a-z_]*)`")]
    private static partial Regex CodePattern { get; }
}
