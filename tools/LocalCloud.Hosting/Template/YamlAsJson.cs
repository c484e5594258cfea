using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GameLobby.LocalCloud.Template;

/// <summary>
/// Reads a YAML template as JSON, like CloudFormation: a short form such as !Sub becomes {"Fn::Sub": ...}, and each scalar becomes a
/// string, because CloudFormation does not distinguish 5 from "5".
/// </summary>
internal static class YamlAsJson
{
    public static JsonObject Read(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException invalid)
        {
            var reason = invalid.InnerException?.Message ?? invalid.Message;
            throw new LocalCloudException($"{Path.GetFileName(path)}({invalid.Start.Line}): {reason}", invalid);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? (JsonObject)Convert(root)!
            : throw new LocalCloudException($"{Path.GetFileName(path)} is not a CloudFormation template.");
    }

    private static JsonNode? Convert(YamlNode node) => node.Tag is { IsEmpty: false, Value: ['!', not '!', ..] tag }
        ? Intrinsic(tag[1..], node)
        : Plain(node);

    private static JsonObject Intrinsic(string name, YamlNode node) => name switch
    {
        "Ref" or "Condition" => new JsonObject { [name] = Plain(node) },
        "GetAtt" when node is YamlScalarNode { Value: { } path } => new JsonObject { ["Fn::GetAtt"] = new JsonArray([.. Halves(path)]) },
        _ => new JsonObject { [$"Fn::{name}"] = Plain(node) },
    };

    private static IEnumerable<JsonNode?> Halves(string path) => path.Split('.', 2).Select(part => (JsonNode?)part);

    private static JsonNode? Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(
            child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } => null,
        _ => ((YamlScalarNode)node).Value,
    };
}
