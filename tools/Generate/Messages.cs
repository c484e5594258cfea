using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Generate;

/// <summary>AsyncAPI messages: the frames of requests, replies and pushes.</summary>
internal sealed class Messages(Schemas schemas)
{
    public const string Refusal = "refusal";

    public static string Request(string action) => $"{action}.request";

    public static string Reply(string action) => $"{action}.reply";

    public static string Push(string type) => $"{type}.push";

    public JsonObject RequestOf(ContractAction action)
    {
        var data = schemas.Ref(action.Request);
        return Message($"Request: {action.Name}", action.Summary, Frame(
            new JsonObject { ["action"] = WireValues.OneOf(action.Name), ["id"] = Schemas.Ref("RequestId"), ["data"] = data },
            NeedsData(action) ? ["action", "id", "data"] : ["action", "id"]));
    }

    /// <summary>The reply to a request that succeeded.</summary>
    public JsonObject ReplyOf(ContractAction action) => Message($"Reply: {action.Name}", Contract.Docs.Of(action.Reply.Type), Frame(
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

    public static JsonObject PushOf(JsonDerivedType push) => Message(
        $"Push: {push.TypeDiscriminator}", Contract.Docs.Of(push.DerivedType), Schemas.Ref(push.DerivedType.Name), isCorrelated: false);

    private static JsonObject Always(bool value) => new() { ["type"] = "boolean", ["enum"] = new JsonArray(value) };

    private static JsonObject Frame(JsonObject properties, string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode?)name)]),
    };

    private static JsonObject Message(string title, string summary, JsonObject payload, bool isCorrelated = true)
    {
        var message = new JsonObject { ["title"] = title, ["summary"] = summary };
        if (isCorrelated) message["correlationId"] = new JsonObject { ["$ref"] = "#/components/correlationIds/requestId" };
        message["payload"] = payload;
        return message;
    }

    private bool NeedsData(ContractAction action)
    {
        var data = schemas.Named.Single(schema => schema.Key == action.Request.Type.Name).Value!.AsObject();
        return data.ContainsKey("required") || data.ContainsKey("oneOf");
    }
}
