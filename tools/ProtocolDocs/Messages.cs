using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Functions.Wire;

namespace GameLobby.ProtocolDocs;

/// <summary>AsyncAPI messages: the frames of requests, replies and pushes.</summary>
internal sealed class Messages(Schemas schemas, XmlDocs docs)
{
    public const string Refusal = "refusal";

    public static string Request(string action) => $"{action}.request";

    public static string Reply(string action) => $"{action}.reply";

    public static string Push(string type) => $"{type}.push";

    public JsonObject RequestOf(string name, ActionType action)
    {
        var data = schemas.Ref(action.Command);
        return Message($"Request: {name}", docs.For(action.Command.Type), Frame(
            new JsonObject { ["action"] = WireValues.OneOf(name), ["id"] = Schemas.Ref("RequestId"), ["data"] = data },
            NeedsData(action) ? ["action", "id", "data"] : ["action", "id"]));
    }

    /// <summary>The reply to a request that succeeded.</summary>
    public JsonObject ReplyOf(string name, ActionType action) => Message($"Reply: {name}", docs.For(action.Reply.Type), Frame(
        new JsonObject
        {
            ["type"] = WireValues.OneOf("reply"),
            ["id"] = Schemas.Ref("RequestId"),
            ["ok"] = Always(true),
            ["data"] = schemas.Ref(action.Reply),
        },
        ["type", "id", "ok", "data"]));

    public static JsonObject RefusalOfAny() => Message("Refusal", "A request was refused and changed nothing.", Frame(
        new JsonObject
        {
            ["type"] = WireValues.OneOf("reply"),
            ["id"] = WireValues.OrNull(Schemas.Ref("RequestId")),
            ["ok"] = Always(false),
            ["error"] = Schemas.Ref("Error"),
        },
        ["type", "id", "ok", "error"]));

    /// <summary>All pushes with their types.</summary>
    public IEnumerable<(string Type, JsonObject Message)> Pushes()
    {
        schemas.Ref(WireJson.Default.Push);
        return WireJson.Default.Push.PolymorphismOptions!.DerivedTypes.Select(push => (
            (string)push.TypeDiscriminator!,
            Message(
                $"Push: {push.TypeDiscriminator}",
                docs.For(push.DerivedType),
                Schemas.Ref(push.DerivedType.Name),
                isCorrelated: false)));
    }

    private static JsonObject Always(bool value) => new() { ["type"] = "boolean", ["enum"] = new JsonArray(value) };

    private static JsonObject Frame(JsonObject properties, string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode?)name)]),
    };

    private static JsonObject Message(string title, string? summary, JsonObject payload, bool isCorrelated = true)
    {
        var message = new JsonObject { ["title"] = title };
        if (summary is not null) message["summary"] = summary;
        if (isCorrelated) message["correlationId"] = new JsonObject { ["$ref"] = "#/components/correlationIds/requestId" };
        message["payload"] = payload;
        return message;
    }

    private bool NeedsData(ActionType action)
    {
        var data = schemas.Named.Single(schema => schema.Key == action.Command.Type.Name).Value!.AsObject();
        return data.ContainsKey("required") || data.ContainsKey("oneOf");
    }
}
