using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.LocalCloud.Template;

/// <summary>Evaluates CloudFormation's intrinsic functions and pseudo parameters over a template read as JSON.</summary>
internal sealed partial class Intrinsics(JsonObject? conditions, References references)
{
    /// <summary>Marks values that AWS::NoValue removes.</summary>
    private static readonly JsonObject NoValue = new() { ["Ref"] = "AWS::NoValue" };

    /// <param name="path">The value's place in the template, for messages.</param>
    /// <returns>Null for AWS::NoValue.</returns>
    public JsonNode? Resolve(JsonNode? node, string path)
    {
        var value = Evaluate(node, path);
        return ReferenceEquals(value, NoValue) ? null : value;
    }

    public bool Holds(string condition, string path) =>
        conditions?[condition] is { } expression
            ? IsTrue(expression, $"Conditions.{condition}")
            : throw new LocalCloudException($"template: {path}: there is no condition {condition}.");

    public static bool IsFunction(string name) => name is "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonNode? Evaluate(JsonNode? node, string path) => node switch
    {
        JsonObject { Count: 1 } map when map.First() is var (name, argument) && IsFunction(name) => Apply(name, argument, path),
        JsonObject map => new JsonObject(Existing(map.Select(entry => (entry.Key, Value: Evaluate(entry.Value, $"{path}.{entry.Key}"))))),
        JsonArray list => new JsonArray([.. list.Select((item, index) => Evaluate(item, $"{path}[{index}]")).Where(IsValue)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Existing(IEnumerable<(string Key, JsonNode? Value)> entries) =>
        entries.Where(entry => IsValue(entry.Value)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value));

    private static bool IsValue(JsonNode? value) => !ReferenceEquals(value, NoValue);

    private JsonNode? Apply(string function, JsonNode? argument, string path) => (function, argument) switch
    {
        ("Ref", JsonValue) when Text(argument, path) == "AWS::NoValue" => NoValue,
        ("Ref", JsonValue) when references.List(Text(argument, path)) is { } list =>
            new JsonArray([.. list.Select(item => (JsonNode?)item)]),
        ("Ref", JsonValue) => references.Ref(Text(argument, path), path),
        ("Fn::GetAtt", JsonArray { Count: 2 } names) => references.GetAtt(Text(names[0], path), Text(names[1], path), path),
        ("Fn::Sub", JsonValue) => Substitute(Text(argument, path), null, path),
        ("Fn::Sub", JsonArray { Count: 2 } parts) => Substitute(Text(parts[0], path), parts[1] as JsonObject, path),
        ("Fn::Join", JsonArray { Count: 2 } parts) => string.Join(Text(parts[0], path), Items(parts[1], path)),
        ("Fn::Select", JsonArray { Count: 2 } parts) => Items(parts[1], path).ElementAt(int.Parse(Text(parts[0], path), null)),
        ("Fn::If", JsonArray { Count: 3 } parts) => Evaluate(parts[Holds(Text(parts[0], path), path) ? 1 : 2], path),
        ("Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or", _) =>
            IsTrue(new JsonObject { [function] = argument?.DeepClone() }, path) ? "true" : "false",
        _ => throw new LocalCloudException($"template: {path}: {function} is not supported."),
    };

    private bool IsTrue(JsonNode expression, string path) => (expression as JsonObject)?.First() switch
    {
        ("Fn::Equals", JsonArray { Count: 2 } sides) => Text(sides[0], path) == Text(sides[1], path),
        ("Fn::Not", JsonArray { Count: 1 } negated) => !IsTrue(negated[0]!, path),
        ("Fn::And", JsonArray all) => all.All(part => IsTrue(part!, path)),
        ("Fn::Or", JsonArray any) => any.Any(part => IsTrue(part!, path)),
        ("Condition", JsonValue name) => Holds(name.ToString(), path),
        _ => throw new LocalCloudException($"template: {path} is not a condition."),
    };

    private string Substitute(string pattern, JsonObject? local, string path) =>
        Placeholder().Replace(pattern, match => match.Groups[1].Value switch
        {
            ['!', .. var literal] => $"${{{literal}}}",
            var name when local?[name] is { } value => Text(value, path),
            var name when name.Split('.', 2) is [var id, var attribute] => references.GetAtt(id, attribute, path),
            var name => references.Ref(name, path),
        });

    private IEnumerable<string> Items(JsonNode? list, string path) => Evaluate(list, path) is JsonArray items
        ? items.Select(item => Text(item, path))
        : throw new LocalCloudException($"template: {path}: expected a list.");

    private string Text(JsonNode? node, string path) => Evaluate(node, path) is JsonValue value
        ? value.ToString()
        : throw new LocalCloudException($"template: {path}: expected a string.");

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
