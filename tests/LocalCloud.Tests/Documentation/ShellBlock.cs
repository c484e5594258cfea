using System.Text.RegularExpressions;

namespace GameLobby.LocalCloud.Tests.Documentation;

/// <summary>
/// A fenced block of shell commands in a Markdown file. Its info string is <c>sh</c>, or <c>sh</c> and a kind: <c>server</c> for a process
/// that runs until Ctrl-C, <c>aws</c> and <c>docker</c> for commands that need an account or Docker.
/// </summary>
internal sealed partial record ShellBlock(string File, int Line, string Kind, string Script)
{
    /// <summary>Lines that begin with a prompt are input for the command before them.</summary>
    private const string Prompt = "> ";

    /// <summary>The script without the lines of input.</summary>
    public string Commands => string.Join('\n', Script.Split('\n').Where(line => !line.StartsWith(Prompt, StringComparison.Ordinal)));

    public IReadOnlyList<string> Input =>
    [
        .. Script.Split('\n')
            .Where(line => line.StartsWith(Prompt, StringComparison.Ordinal))
            .Select(line => line[Prompt.Length..]),
    ];

    public static IReadOnlyList<ShellBlock> Read(string repository, string file)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(repository, file)).ReplaceLineEndings("\n");
        return
        [
            .. Fence().Matches(text).Select(match => new ShellBlock(
                file,
                text[..match.Index].Count(character => character == '\n') + 1,
                match.Groups["kind"].Value.Trim(),
                Unindent(match.Groups["script"].Value, match.Groups["indent"].Value.Length))),
        ];
    }

    /// <summary>Returns the local files and folders that the commands name.</summary>
    public IEnumerable<string> Paths()
    {
        var written = Redirection().Matches(Commands).Select(match => match.Groups[1].Value);
        return Commands.Split('\n')
            .Select(line => Comment().Replace(line, ""))
            .SelectMany(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Trim('"', '\'', ';'))
            .Where(word => LocalPath().IsMatch(word))
            .Except(written);
    }

    public override string ToString() => $"{File}:{Line}";

    private static string Unindent(string script, int indent) => string.Join(
        '\n', script.Split('\n').Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));

    [GeneratedRegex(@"^(?<indent> *)```sh(?<kind>[^\n`]*)\n(?<script>.*?)^\k<indent>```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(^| )#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"> *(\S+)")]
    private static partial Regex Redirection();

    // A relative path with a folder, or a file name with one of the repository's extensions.
    [GeneratedRegex(@"^(?!-)[\w.-]+(/[\w.-]+)+/?$|^[\w-][\w.-]*\.(json|yaml|yml|sh|sln|csproj)$")]
    private static partial Regex LocalPath();
}
