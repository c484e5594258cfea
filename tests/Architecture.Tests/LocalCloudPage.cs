using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>The tables of docs/localcloud.md, which name the tests and the faults of LocalCloud.</summary>
public sealed partial class LocalCloudPage
{
    private const string Page = "docs/localcloud.md";

    public static TheoryData<string> Tests =>
        [.. TestColumns().SelectMany(cell => Name.Matches(cell)).Select(match => match.Groups["name"].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_test_that_the_LocalCloud_page_names_is_a_class_in_its_file(string name)
    {
        var file = Definitions().GetValueOrDefault(name);

        Assert.True(file is not null, $"{Page} does not say where {name} is.");
        Assert.Matches("^../(tests|samples)/", file);
        Assert.Matches($@"\bclass {name}\b", Repository.Text($"docs/{file}"));
    }

    [Fact]
    public void Each_row_of_the_LocalCloud_page_names_a_test_or_none() =>
        Assert.All(TestColumns(), cell => Assert.True(cell == "none" || Name.IsMatch(cell), $"{Page}: {cell}"));

    [Fact]
    public void The_LocalCloud_page_lists_every_fault()
    {
        var members = Member.Matches(Repository.Text("tools/LocalCloud.Hosting/Chaos/Fault.cs"))
            .Select(match => match.Groups["name"].Value);
        var listed = Rows("fault").Select(row => row[0].Trim('`'));

        Assert.Equal(members.Select(CamelCase).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> TestColumns() => Tables()
        .Where(table => table[0][^1] == "test")
        .SelectMany(table => table.Skip(1).Select(row => row[^1]));

    /// <summary>Returns the rows of the table whose first column has a title.</summary>
    private static IEnumerable<string[]> Rows(string title) => Tables().Single(table => table[0][0] == title).Skip(1);

    /// <summary>Returns the cells of each table, with the titles as its first row.</summary>
    private static IEnumerable<string[][]> Tables() => Table.Matches(Repository.Text(Page)).Select(table => table.Value
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where((_, index) => index != 1)
        .Select(row => Divider.Split(row.Trim('|')).Select(cell => cell.Trim()).ToArray())
        .ToArray());

    private static Dictionary<string, string> Definitions() => Definition.Matches(Repository.Text(Page))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["target"].Value);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"(^\|.*\|\n)+", RegexOptions.Multiline)]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Divider { get; }

    [GeneratedRegex(@"\[(?<name>\w+)\]")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"^\[(?<name>[\w-]+)\]: (?<target>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Definition { get; }

    [GeneratedRegex(@"^ {4}(?<name>[A-Z]\w+),$", RegexOptions.Multiline)]
    private static partial Regex Member { get; }
}
