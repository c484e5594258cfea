using System.Text.RegularExpressions;

namespace GameLobby.Generate;

/// <summary>Fills a page's tables, each between a line <c>&lt;!-- table: NAME --&gt;</c> and a line <c>&lt;!-- end --&gt;</c>.</summary>
internal static partial class MarkdownTables
{
    /// <param name="page">The page's text.</param>
    /// <param name="rows">Returns the lines of the table of a name.</param>
    public static string Fill(string page, Func<string, IEnumerable<string>> rows) => Table.Replace(
        page, table => $"{table.Groups[1].Value}\n{string.Join('\n', rows(table.Groups[2].Value))}\n<!-- end -->");

    public static IEnumerable<string> Write(string[] headings, IEnumerable<string[]> rows) =>
        [Row(headings), Row([.. headings.Select(_ => "---")]), .. rows.Select(Row)];

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";

    [GeneratedRegex("(<!-- table: ([^>]+) -->)\n(?:\\|.*\n)*<!-- end -->")]
    private static partial Regex Table { get; }
}
