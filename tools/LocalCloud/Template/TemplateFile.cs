using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Template;

/// <summary>Finds template.yaml and deploys it to a place on this machine.</summary>
public static class TemplateFile
{
    private const string Name = "template.yaml";

    /// <summary>The nearest template.yaml, upward from the current directory, else from where this program lies.</summary>
    public static string Find() =>
        Upward(Directory.GetCurrentDirectory()) ?? Upward(AppContext.BaseDirectory)
        ?? throw new LocalCloudException($"No {Name} here or in a directory above; name one with --template.");

    /// <param name="local">Values for the template's parameters; the others have their defaults.</param>
    /// <param name="given">Values that come before all others; each has to be a parameter's.</param>
    public static Stack Deploy(
        string path, Account account, IReadOnlyDictionary<string, string> local, IReadOnlyDictionary<string, string>? given = null)
    {
        given ??= new Dictionary<string, string>();
        if (!File.Exists(path)) throw new LocalCloudException($"There is no template at {path}.");
        var template = YamlAsJson.Read(path);
        var parameters = template["Parameters"] as JsonObject ?? [];
        if (given.Keys.FirstOrDefault(name => !parameters.ContainsKey(name)) is { } unknown)
            throw new LocalCloudException($"--parameter {unknown}: the template has no such parameter.");

        return new StackReader(template, account, Values(parameters, local, given)).Read();
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
