using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Template;

/// <summary>Finds and reads template.yaml.</summary>
public static class TemplateFile
{
    private const string Name = "template.yaml";

    /// <summary>Returns the nearest template.yaml in the current folder or above, otherwise in the program's folder or above.</summary>
    public static string Find() =>
        Upward(Directory.GetCurrentDirectory()) ?? Upward(AppContext.BaseDirectory)
        ?? throw new LocalCloudException($"There is no {Name} in this folder or above. Set one with --template.");

    /// <param name="local">Values for the template's parameters; they override the defaults.</param>
    /// <param name="given">Values that override all others; the template must have these parameters.</param>
    public static Stack Deploy(
        string path, Account account, IReadOnlyDictionary<string, string> local, IReadOnlyDictionary<string, string>? given = null)
    {
        given ??= new Dictionary<string, string>();
        if (!File.Exists(path)) throw new LocalCloudException($"Template {path} does not exist.");
        var template = YamlAsJson.Read(path);
        var parameters = template["Parameters"] as JsonObject ?? [];
        if (given.Keys.FirstOrDefault(name => !parameters.ContainsKey(name)) is { } unknown)
            throw new LocalCloudException($"--parameter {unknown}: the template does not have this parameter.");

        return new StackReader(template, Path.GetDirectoryName(Path.GetFullPath(path))!, account, Values(parameters, local, given)).Read();
    }

    private static Dictionary<string, string> Values(
        JsonObject parameters, IReadOnlyDictionary<string, string> local, IReadOnlyDictionary<string, string> given) =>
        parameters.ToDictionary(
            parameter => parameter.Key,
            parameter => given.GetValueOrDefault(parameter.Key)
                ?? local.GetValueOrDefault(parameter.Key)
                ?? parameter.Value?["Default"]?.ToString()
                ?? throw new LocalCloudException(
                    $"template: the parameter {parameter.Key} has no default, and LocalCloud has no value for it."));

    private static string? Upward(string directory)
    {
        for (var place = new DirectoryInfo(directory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, Name);
            if (File.Exists(candidate)) return candidate;
        }

        return null;
    }
}
