using YamlDotNet.RepresentationModel;

namespace GameLobby.Compat.Tests.Template;

/// <summary>
/// A SAM template and the changes that the published generator would make to it. The generator writes the properties and the routes of the
/// functions that have its tag, adds missing functions, removes functions without a method, and removes its note from the description,
/// because the project disables telemetry.
/// </summary>
internal sealed class SyncedTemplate(string yaml)
{
    private const string Owner = "Amazon.Lambda.Annotations";
    private readonly YamlMappingNode root = Parse(yaml);

    public IEnumerable<string> ChangesFor(IReadOnlyCollection<AnnotatedFunction> functions, string assembly, string codeUri)
    {
        // The generator does not change the template of a project without functions.
        if (functions.Count == 0) return [];

        return
        [
            .. Note(),
            .. functions.SelectMany(function => Changes(function, assembly, codeUri)),
            .. Owned().Except(functions.Select(function => function.Resource)).Select(resource => $"{resource}: removed"),
        ];
    }

    private IEnumerable<string> Changes(AnnotatedFunction function, string assembly, string codeUri)
    {
        if (At(root, "Resources", function.Resource) is not { } resource) return [$"{function.Resource}: added"];
        if (Text(resource, "Metadata", "Tool") != Owner) return [$"{function.Resource}: not synced, because its tag is missing"];

        var written = new Dictionary<string, string>
        {
            ["Runtime"] = "dotnet10",
            ["CodeUri"] = codeUri,
            ["Handler"] = assembly,
            ["PackageType"] = "Zip",
            ["Environment.Variables.ANNOTATIONS_HANDLER"] = function.Method,
        };
        if (function.Route is { } route)
        {
            var path = $"Events.Root{route.Method}";
            (written[$"{path}.Type"], written[$"{path}.Properties.Path"]) = ("HttpApi", route.Path);
            written[$"{path}.Properties.Method"] = route.Method.ToUpperInvariant();
            if (Items(resource, "Metadata", "SyncedEvents") is not [var synced] || synced != $"Root{route.Method}")
                return [$"{function.Resource}: Root{route.Method} not in SyncedEvents"];
        }

        foreach (var (name, value) in function.Settings.Where(setting => setting.Key is "Timeout" or "MemorySize")) written[name] = value;

        return written
            .Where(property => Text(resource, ["Properties", .. property.Key.Split('.')]) != property.Value)
            .Select(property => $"{function.Resource}.{property.Key}: {property.Value}");
    }

    private IEnumerable<string> Note() =>
        Text(root, "Description")?.Contains($"managed by {Owner}", StringComparison.Ordinal) == true ? ["Description: note removed"] : [];

    private IEnumerable<string> Owned() =>
        from resource in (YamlMappingNode)root["Resources"]
        where Text(resource.Value, "Metadata", "Tool") == Owner
        select ((YamlScalarNode)resource.Key).Value!;

    private static string[] Items(YamlNode node, params string[] path) =>
        At(node, path) is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value!)] : [];

    private static string? Text(YamlNode node, params string[] path) => (At(node, path) as YamlScalarNode)?.Value;

    private static YamlNode? At(YamlNode node, params string[] path) => path.Aggregate(
        (YamlNode?)node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null);

    private static YamlMappingNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
