namespace GameLobby.Compat.Tests;

internal static class Repository
{
    /// <summary>The nearest folder above the tests with a template.yaml.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "template.yaml"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
