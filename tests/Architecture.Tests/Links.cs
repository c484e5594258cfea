using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>Relative links and anchors in the Markdown files.</summary>
public sealed partial class Links
{
    public static TheoryData<string> Pages => [.. RepositoryFiles.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_to_a_file_and_a_heading_in_it(string page)
    {
        var broken = Target.Matches(InlineCode.Replace(Prose(page), ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !Address.IsMatch(target) && !Resolves(page, target))
            .ToArray();

        Assert.True(broken.Length == 0, $"{page}: {string.Join(", ", broken)}");
    }

    [Theory]
    [InlineData("missing.md")]
    [InlineData("docs/protocol.md#missing")]
    [InlineData("#missing")]
    public void A_link_to_a_missing_file_or_heading_is_broken(string target) => Assert.False(Resolves("README.md", target));

    internal static bool Resolves(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0] is "" ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        if (!Path.Exists(Path.Combine(Repository.Root, path))) return false;
        return parts.Length == 1 || Anchors(path).Contains(parts[1]);
    }

    /// <summary>Returns the anchors that GitHub gives the headings of a page.</summary>
    private static IEnumerable<string> Anchors(string page) => Heading.Matches(Prose(page))
        .Select(match => match.Groups["text"].Value.Trim().ToLowerInvariant())
        .Select(text => NotInAnchor.Replace(Target.Replace(text, "]"), "").Replace(' ', '-'))
        .GroupBy(anchor => anchor)
        .SelectMany(same => same.Select((anchor, index) => index == 0 ? anchor : $"{anchor}-{index}"));

    /// <summary>Returns the text of a page without its fenced blocks.</summary>
    private static string Prose(string page) => Fence.Replace(string.Join('\n', RepositoryFiles.Lines(page)), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Target { get; }

    [GeneratedRegex(@"^[a-z]+:")]
    private static partial Regex Address { get; }

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode { get; }

    [GeneratedRegex(@"^#{1,6} (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor { get; }

    [GeneratedRegex(@"^(?<indent> *)```.*?^\k<indent>```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }
}
