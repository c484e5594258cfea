using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Template;

namespace GameLobby.Architecture.Tests.Deployment;

/// <summary>The template.yaml of this repository, as JSON.</summary>
internal static partial class DeployedTemplate
{
    public static JsonObject Document { get; } = YamlAsJson.Read(Repository.Path("template.yaml"));

    public static JsonObject Parameters { get; } = Document[nameof(Parameters)]!.AsObject();

    public static JsonObject Resources { get; } = Document[nameof(Resources)]!.AsObject();

    public static JsonObject Conditions { get; } = Document[nameof(Conditions)]!.AsObject();

    /// <summary>Everything but the parameters and their groups.</summary>
    public static JsonObject Body { get; } = new(Document
        .Where(section => section.Key is not ("Parameters" or "Metadata"))
        .Select(section => KeyValuePair.Create(section.Key, section.Value?.DeepClone())));

    public static IEnumerable<string> Functions => OfType("AWS::Serverless::Function").Select(function => function.Id);

    /// <summary>Returns the resources of a type.</summary>
    public static IEnumerable<(string Id, JsonObject Resource)> OfType(string type) => Resources
        .Where(resource => Text(resource.Value!["Type"]) == type)
        .Select(resource => (resource.Key, resource.Value!.AsObject()));

    /// <summary>Returns all objects in a part of the template, from the outside in.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Objects(entry.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>Returns the names in Ref, GetAtt and Sub; those of attributes with a dot.</summary>
    public static IEnumerable<string> References(JsonNode? node) => Objects(node).SelectMany(map => map switch
    {
        _ when map["Ref"] is JsonValue name => [Text(name)],
        _ when map["Fn::GetAtt"] is JsonArray parts => [string.Join('.', parts.Select(Text))],
        _ when map["Fn::Sub"] is JsonValue pattern => Placeholder.Matches(Text(pattern)).Select(match => match.Groups[1].Value),
        _ => Enumerable.Empty<string>(),
    });

    public static string Text(JsonNode? value) => value?.ToString() ?? "";

    [GeneratedRegex(@"\$\{([^}!]+)\}")]
    private static partial Regex Placeholder { get; }
}
