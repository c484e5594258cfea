namespace GameLobby.LocalCloud.Page;

/// <summary>The folder of the page: what it is built from, and what comes of it.</summary>
internal sealed class PageSources(string folder)
{
    private static readonly string[] NotSources = ["dist", "node_modules", "test", "tests", "test-results", "screenshots"];

    public string Folder { get; } = Path.GetFullPath(folder);

    public string Dist => Path.Combine(Folder, "dist");

    public string Index => Path.Combine(Dist, "index.html");

    public bool Exists => File.Exists(Path.Combine(Folder, "package.json"));

    /// <summary>What npm installs, is installed.</summary>
    public bool HasPackages =>
        Written(Path.Combine(Folder, "node_modules", ".package-lock.json")) >= Written(Path.Combine(Folder, "package-lock.json"));

    /// <summary>Nothing changed since the page was built.</summary>
    public bool IsBuilt => File.Exists(Index) && Written(Index) >= Newest();

    /// <summary>The page is built from the client's sources, too.</summary>
    private string Client => Path.Combine(Folder, "..", "clients", "typescript", "src");

    private DateTime Newest()
    {
        var entries = new DirectoryInfo(Folder).EnumerateFileSystemInfos()
            .Where(entry => !NotSources.Contains(entry.Name) && !entry.Name.StartsWith('.'))
            .SelectMany(entry => entry is DirectoryInfo inner ? All(inner) : [entry]);
        return entries.Concat(All(new DirectoryInfo(Client))).Max(entry => entry.LastWriteTimeUtc);
    }

    /// <summary>Folders too: what was removed shows in theirs.</summary>
    private static IEnumerable<FileSystemInfo> All(DirectoryInfo folder) =>
        folder.Exists ? folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder) : [];

    /// <summary>Long ago for what is not there.</summary>
    private static DateTime Written(string file) => File.GetLastWriteTimeUtc(file);
}
