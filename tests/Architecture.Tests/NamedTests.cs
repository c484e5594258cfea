using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>The tables of pages that name tests, and the table of LocalCloud's faults.</summary>
public sealed partial class NamedTests
{
    private const string LocalCloud = "docs/localcloud.md";

    private static readonly string[] PagesWithTests = [LocalCloud, "docs/reliability.md"];

    public static TheoryData<string> Pages => [.. PagesWithTests];

    public static TheoryData<string, string> Tests
    {
        get
        {
            var tests = new TheoryData<string, string>();
            foreach (var page in PagesWithTests)
                foreach (var name in TestColumns(page).SelectMany(cell => Name.Matches(cell)).Select(Of).Distinct()) tests.Add(page, name);
            return tests;

            static string Of(Match match) => match.Groups["name"].Value;
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_test_that_a_page_names_is_in_its_file(string page, string name)
    {
        var file = Definitions(page).GetValueOrDefault(name);

        Assert.True(file is not null, $"{page} does not say where {name} is.");
        Assert.Matches("^../(tests|samples)/", file);
        Assert.Matches($@"\bclass {name}\b", Repository.Text($"docs/{file}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_row_of_a_page_names_a_test_or_none(string page) =>
        Assert.All(TestColumns(page), cell => Assert.True(cell == "none" || Name.IsMatch(cell), $"{page}: {cell}"));

    [Fact]
    public void The_LocalCloud_page_lists_every_fault()
    {
        var members = Member.Matches(Repository.Text("tools/LocalCloud.Hosting/Chaos/Fault.cs"))
            .Select(match => match.Groups["name"].Value);
        var listed = Tables(LocalCloud).Single(table => table[0][0] == "fault").Skip(1).Select(row => row[0].Trim('`'));

        Assert.Equal(members.Select(CamelCase).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> TestColumns(string page) => Tables(page)
        .Where(table => table[0][^1] == "test")
        .SelectMany(table => table.Skip(1).Select(row => row[^1]));

    /// <summary>Returns the cells of each table, with the titles as its first row.</summary>
    private static IEnumerable<string[][]> Tables(string page) => Table.Matches(Repository.Text(page)).Select(table => table.Value
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where((_, index) => index != 1)
        .Select(row => Divider.Split(row.Trim('|')).Select(cell => cell.Trim()).ToArray())
        .ToArray());

    private static Dictionary<string, string> Definitions(string page) => Definition.Matches(Repository.Text(page))
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
