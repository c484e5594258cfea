using System.Globalization;
using System.Runtime.CompilerServices;

namespace GameLobby.Architecture.Tests;

/// <summary>The line length of the C# sources, which no analyzer checks.</summary>
public sealed class Lines
{
    private static readonly string[] Folders = ["src", "clients", "tools", "tests", "samples", "benchmarks"];
    private static readonly string[] Built = ["bin", "obj"];

    [Fact]
    public void No_line_is_longer_than_the_editorconfig_says()
    {
        var longest = LongestAllowed();
        var longer = Sources()
            .SelectMany(file => File.ReadLines(Path.Combine(Root(), file))
                .Select((line, index) => (Place: $"{file}:{index + 1}", line.Length)))
            .Where(line => line.Length > longest)
            .Select(line => $"{line.Place} has {line.Length} characters, {longest} are allowed")
            .ToArray();

        Assert.True(longer.Length == 0, string.Join('\n', longer));
    }

    private static IEnumerable<string> Sources() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root(), file))
        .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal) && !file.Split('/', '\\').Intersect(Built).Any())
        .Order(StringComparer.Ordinal);

    private static int LongestAllowed() => File.ReadLines(Path.Combine(Root(), ".editorconfig"))
        .Select(line => line.Split('=', StringSplitOptions.TrimEntries))
        .Where(setting => setting is ["max_line_length", _])
        .Select(setting => int.Parse(setting[1], CultureInfo.InvariantCulture))
        .First();

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
