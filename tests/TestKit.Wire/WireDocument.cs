using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace GameLobby.TestKit.Wire;

/// <summary>Checks frames against docs/asyncapi.yaml.</summary>
public static class WireDocument
{
    private static readonly IDictionary<string, JsonSchema> Messages = Read();

    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(WireDocument).Assembly.GetManifestResourceStream("asyncapi.yaml")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Describes how a request violates the document; null if it conforms.</summary>
    public static string? FaultOfRequest(JsonObject frame) => Fault($"{(string?)frame["action"]}.request", frame);

    /// <summary>Describes how a received frame violates the document; null if it conforms.</summary>
    /// <param name="action">Action of the request, for a reply.</param>
    public static string? FaultOfAnswer(JsonObject frame, string? action = null) => Fault(
        (frame["type"], frame["ok"]) switch
        {
            ({ } type, _) when (string?)type is not "reply" => $"{(string?)type}.push",
            (_, { } ok) when (bool)ok => $"{action}.reply",
            _ => "refusal",
        },
        frame);

    private static string? Fault(string message, JsonObject frame)
    {
        var text = frame.ToJsonString();
        if (!Messages.TryGetValue(message, out var schema)) return $"docs/asyncapi.yaml has no message {message}: {text}";

        var errors = schema.Validate(text);
        return errors.Count == 0 ? null : $"Not a valid {message} by docs/asyncapi.yaml: {text}\n{string.Join('\n', errors)}";
    }

    /// <summary>Reads a document in YAML.</summary>
    public static JsonObject Parse(string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree!))!.AsObject();
    }

    /// <summary>Reads the schemas of all messages, moved to where the library expects them.</summary>
    private static IDictionary<string, JsonSchema> Read()
    {
        var components = Parse(Text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal))["components"]!;
        var definitions = components["schemas"]!.DeepClone().AsObject();
        foreach (var (name, message) in components["messages"]!.AsObject()) definitions[name] = message!["payload"]!.DeepClone();
        var schema = new JsonObject { ["definitions"] = definitions }.ToJsonString();
        return JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult().Definitions;
    }
}
