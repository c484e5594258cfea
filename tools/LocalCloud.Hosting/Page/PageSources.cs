namespace GameLobby.LocalCloud.Page;

/// <summary>The page's folder: its sources and its build output.</summary>
internal sealed class PageSources(string folder)
{
    private static readonly string[] NotSources = ["dist", "node_modules", "test", "tests", "test-results", "screenshots"];

    public string Folder { get; } = Path.GetFullPath(folder);

    public string Dist => Path.Combine(Folder, "dist");

    public string Index => Path.Combine(Dist, "index.html");

    public bool Exists => File.Exists(Path.Combine(Folder, "package.json"));

    /// <summary>Whether the npm packages are installed and match the lock file.</summary>
    public bool HasPackages => Npm.IsInstalled(Folder);

    /// <summary>Whether the build is newer than the sources.</summary>
    public bool IsBuilt => File.Exists(Index) && File.GetLastWriteTimeUtc(Index) >= Newest();

    /// <summary>The folder of the client's sources, from which the page is also built.</summary>
    private string Client => Path.Combine(Folder, "..", "clients", "typescript", "src");

    private DateTime Newest()
    {
        var entries = new DirectoryInfo(Folder).EnumerateFileSystemInfos()
            .Where(entry => !NotSources.Contains(entry.Name) && !entry.Name.StartsWith('.'))
            .SelectMany(entry => entry is DirectoryInfo inner ? All(inner) : [entry]);
        return entries.Concat(All(new DirectoryInfo(Client))).Max(entry => entry.LastWriteTimeUtc);
    }

    /// <summary>Returns the files and folders below a folder. The time of a folder changes when a file in it is removed.</summary>
    private static IEnumerable<FileSystemInfo> All(DirectoryInfo folder) =>
        folder.Exists ? folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder) : [];
}
