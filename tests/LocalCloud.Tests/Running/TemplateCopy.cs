using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>The repository's template in another folder, because LocalCloud builds the page beside the original.</summary>
internal static class TemplateCopy
{
    /// <returns>The path of the copy.</returns>
    public static string In(DirectoryInfo folder)
    {
        var copy = Path.Combine(folder.FullName, "template.yaml");
        var functions = Repository.Path("src/Functions");
        File.WriteAllText(copy, File.ReadAllText(TemplateFile.Find())
            .Replace("CodeUri: src/Functions", $"CodeUri: {functions}", StringComparison.Ordinal));
        return copy;
    }
}
