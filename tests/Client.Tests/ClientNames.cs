using System.Text.RegularExpressions;

namespace GameLobby.Client.Tests;

public sealed partial class ClientNames
{
    [Fact]
    public void The_table_of_names_lists_every_member_of_the_client()
    {
        var members = typeof(ILobbyClient).GetMembers().Where(member => member is not System.Reflection.MethodInfo { IsSpecialName: true });
        Assert.Equal(
            members.Select(member => member.Name).Order(StringComparer.Ordinal),
            Rows.Select(row => row.CSharp).Where(name => name.Length > 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_differs_between_the_clients_only_in_what_is_usual_in_the_language() => Assert.All(
        Rows.Where(row => row.CSharp.Length > 0),
        row => Assert.Equal(CamelCase(row.CSharp.Replace("Async", "", StringComparison.Ordinal)), row.TypeScript));

    private static IReadOnlyList<(string CSharp, string TypeScript)> Rows { get; } =
    [
        .. Row.Matches(Repository.Text("docs/clients/README.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value)),
    ];

    private static string CamelCase(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    /// <summary>A row of a table; a dash stands for what a client does not have.</summary>
    [GeneratedRegex(@"^\| (?:`(\w+)`|—) \| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
