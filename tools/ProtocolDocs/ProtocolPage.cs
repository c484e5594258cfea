using System.Text.RegularExpressions;

namespace GameLobby.ProtocolDocs;

/// <summary>An action's row in docs/protocol.md.</summary>
/// <param name="Callers">The callers that are allowed, a key of <see cref="Callers"/>.</param>
/// <param name="Fields">The fields of a request's data, as the page writes them.</param>
internal sealed record DocumentedAction(string Name, string Callers, string Fields);

/// <summary>A push's row in docs/protocol.md.</summary>
/// <param name="Fields">The fields of the push, as the page writes them.</param>
internal sealed record DocumentedPush(string Type, string Fields, string Recipients);

/// <summary>A change's row in docs/protocol.md.</summary>
internal sealed record DocumentedChange(string Kind, string Fields);

/// <summary>The tables of docs/protocol.md: the only source for the callers of an action and the recipients of a push.</summary>
internal static partial class ProtocolPage
{
    public static string Text { get; } = Read();

    public static IReadOnlyList<DocumentedAction> Actions { get; } =
        [.. Rows("action", "who", "data", "reply data").Select(cells => new DocumentedAction(Code(cells[0]), cells[1], cells[2]))];

    public static IReadOnlyList<DocumentedPush> Pushes { get; } =
        [.. Rows("type", "fields", "to").Select(cells => new DocumentedPush(Code(cells[0]), cells[1], cells[2]))];

    public static IReadOnlyList<DocumentedChange> Changes { get; } =
        [.. Rows("kind", "fields", "effect on the snapshot").Select(cells => new DocumentedChange(Code(cells[0]), cells[1]))];

    public static IReadOnlyList<string> ErrorCodes { get; } = [.. Rows("code", "meaning").Select(cells => Code(cells[0]))];

    /// <summary>The rows of every table with these column headings.</summary>
    private static IEnumerable<string[]> Rows(params string[] headings)
    {
        var isInTable = false;
        foreach (var line in Text.Split('\n'))
        {
            var cells = line.StartsWith('|') ? line.Trim('|').Split('|', StringSplitOptions.TrimEntries) : [];
            if (cells.Length == 0) isInTable = false;
            else if (cells.SequenceEqual(headings)) isInTable = true;
            else if (isInTable && !cells.All(cell => cell.All(letter => letter == '-'))) yield return cells;
        }
    }

    private static string Code(string cell) => CodePattern.Match(cell) is { Success: true } code
        ? code.Groups[1].Value
        : throw new InvalidOperationException($"docs/protocol.md: the first cell of a row must be one name in backticks, not: {cell}");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ProtocolPage).Assembly.GetManifestResourceStream("protocol.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\A`([a-z][A-Za-z_.]*)`\z")]
    private static partial Regex CodePattern { get; }
}
