namespace GameLobby.Tests;

/// <summary>The repository that the tests were built in. Compiled into every test project.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above the tests with a Lobby.sln.</summary>
    public static string Root { get; } = Find();

    public static string Path(string file) => System.IO.Path.Combine(Root, file);

    /// <summary>Returns a file's text with line feeds.</summary>
    public static string Text(string file) => File.ReadAllText(Path(file)).ReplaceLineEndings("\n");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Lobby.sln"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }
}
