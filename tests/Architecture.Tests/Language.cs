using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>Plain words in everything that people read: sources, docs, template and page.</summary>
public sealed partial class Language
{
    private static readonly string[] Folders =
        ["src", "tools", "clients", "web", "compat", "docs", "events", "tests", "samples", "benchmarks", "templates", ".github", ".ci"];

    private static readonly string[] Extensions =
        [".cs", ".ts", ".tsx", ".mjs", ".md", ".yaml", ".yml", ".html", ".css", ".sh", ".props", ".targets", ".csproj"];

    private static readonly string[] RootFiles =
        [.. RepositoryFiles.RootPages, "Makefile", "template.yaml", "Directory.Build.props", "Directory.Build.targets"];

    [Fact]
    public void No_file_contains_a_rejected_word()
    {
        var found = RepositoryFiles.Of(Folders, Extensions)
            .Concat(RootFiles)
            .Where(file => !file.EndsWith("Architecture.Tests/Language.cs", StringComparison.Ordinal))
            .SelectMany(file => RepositoryFiles.Lines(file).Select((line, index) => (Place: $"{file}:{index + 1}", Line: line)))
            .Where(line => Rejected.IsMatch(line.Line.Replace("\"told\"", "", StringComparison.Ordinal))) // a stored attribute
            .Select(line => $"{line.Place}: {line.Line.Trim()}")
            .ToArray();

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("Pushes are sent anew.")]
    [InlineData("Members are told of it.")]
    [InlineData("It hears nothing by now.")]
    [InlineData("Whoever asks, the service answers.")]
    public void A_rejected_word_is_found_in_a_sentence(string sentence) => Assert.Matches(Rejected, sentence);

    /// <summary>
    /// Documentation of the public types of Domain and Application does not count: the protocol's document and the SDKs are made from it.
    /// </summary>
    [Fact]
    public void Two_to_five_percent_of_the_lines_of_src_are_comments()
    {
        var files = RepositoryFiles.Of(["src"], ".cs").Select(RepositoryFiles.Lines).ToArray();
        var published = RepositoryFiles.Of(["src/Domain", "src/Application"], ".cs")
            .Sum(file => PublishedLines(RepositoryFiles.Lines(file)));

        var comments = files.Sum(lines => lines.Count(IsComment)) - published;

        Assert.InRange(100.0 * comments / files.Sum(lines => lines.Length), 2, 5);
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>Returns the number of documentation lines of public types and members of a file.</summary>
    private static int PublishedLines(string[] lines)
    {
        var (published, pending) = (0, 0);
        foreach (var line in lines.Select(line => line.TrimStart()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal)) pending++;
            else if (!line.StartsWith('['))
            {
                if (line.StartsWith("public ", StringComparison.Ordinal)) published += pending;
                pending = 0;
            }
        }

        return published;
    }

    [GeneratedRegex(
        @"\b(anew|who has|whoever|told|tells|hears|answers|by now|of its own|as it is|stands in the way|nobody's|in the place of|"
        + @"it will come again|make anything of|can be had|dead letters|blue moon|as good as|misfortunes?|strangers|came about)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Rejected { get; }
}
