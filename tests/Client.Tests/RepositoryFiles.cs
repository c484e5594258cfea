using System.Runtime.CompilerServices;

namespace GameLobby.Client.Tests;

/// <summary>Paths of files in the repository that the tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Path(string file) => System.IO.Path.Combine(Root(), file);

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = System.IO.Path.GetDirectoryName(here)!;
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "..", ".."));
    }
}
