using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>The verbs of the Makefile and what the pages say of them.</summary>
public sealed partial class Verbs
{
    private static readonly string[] Makefile = RepositoryFiles.Lines("Makefile");

    private static readonly string[] All = [.. Makefile.Where(line => Verb.IsMatch(line)).Select(line => line.TrimEnd(':'))];

    [Fact]
    public void The_README_names_every_verb_of_the_Makefile() => Assert.Equal(
        All,
        RepositoryFiles.Lines("README.md").Select(line => Row.Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value));

    [Fact]
    public void Every_verb_of_the_Makefile_is_one_line() => Assert.Equal(All.Length, Makefile.Count(line => line.StartsWith('\t')));

    [Fact]
    public void Every_make_command_in_a_page_names_a_verb() => Assert.All(
        RepositoryFiles.Pages.SelectMany(page => RepositoryFiles.Lines(page).SelectMany(line => Command.Matches(line))),
        command => Assert.Contains(command.Groups[1].Value, All));

    [GeneratedRegex(@"^[a-z-]+:$")]
    private static partial Regex Verb { get; }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|")]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"`make ([a-z-]+)`")]
    private static partial Regex Command { get; }
}
