using System.Runtime.CompilerServices;

namespace GameLobby.Client.Tests;

/// <summary>The repository's files, as they were when this was built.</summary>
internal static class Sources
{
    public static string Path(string file) => System.IO.Path.Combine(Root(), file);

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = System.IO.Path.GetDirectoryName(here)!;
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "..", ".."));
    }
}
