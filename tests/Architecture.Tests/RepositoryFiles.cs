namespace GameLobby.Architecture.Tests;

/// <summary>The files that people read, without what is built, installed or generated from packages.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Skipped =
        ["bin", "obj", "node_modules", "dist", ".git", ".vs", "artifacts", "test-results", "playwright-report", "Frames"];

    /// <summary>The Markdown files in the root.</summary>
    public static IEnumerable<string> RootPages { get; } =
        [.. Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>All Markdown files of the repository.</summary>
    public static IEnumerable<string> Pages { get; } =
    [
        .. RootPages,
        .. Of(
            ["src", "tools", "clients", "web", "compat", "docs", "events", "tests", "samples", "benchmarks", "templates", ".github"],
            ".md"),
    ];

    /// <summary>Returns the files below some folders with some extensions, relative to the root.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> folders, params string[] extensions) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Intersect(Skipped).Any())
        .Order(StringComparer.Ordinal);

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));
}
