using System.Text.Json.Nodes;

namespace GameLobby.Generate.CSharp;

/// <summary>An action, with the schema names of its data and its reply.</summary>
internal sealed record WireAction(string Name, string Comment, string Data, string Reply)
{
    /// <summary>Sent by the client itself; games have no method for it.</summary>
    public bool IsInternal => Name == "session.hello";
}

/// <summary>The parts of the AsyncAPI document that the client's types come from.</summary>
internal sealed class WireDocument(JsonObject root)
{
    private readonly JsonObject messages = root["components"]!["messages"]!.AsObject();

    public IReadOnlyDictionary<string, JsonObject> Schemas { get; } =
        root["components"]!["schemas"]!.AsObject().ToDictionary(schema => schema.Key, schema => schema.Value!.AsObject());

    public IEnumerable<WireAction> Actions => Operations("receive").Select(operation => new WireAction(
        (string)operation["title"]!,
        $"{(string)operation["summary"]!} {(string)operation["description"]!}",
        NameOf(Payload(operation["messages"]![0]!)["properties"]!["data"]!),
        NameOf(Payload(operation["reply"]!["messages"]![0]!)["properties"]!["data"]!)));

    /// <summary>Schema names of the pushes, in the document's order.</summary>
    public IEnumerable<string> Pushes => Operations("send").Select(operation => NameOf(Payload(operation["messages"]![0]!)));

    public static string NameOf(JsonNode reference) => ((string)reference["$ref"]!).Split('/')[^1];

    private IEnumerable<JsonObject> Operations(string direction) => root["operations"]!.AsObject()
        .Select(operation => operation.Value!.AsObject())
        .Where(operation => (string)operation["action"]! == direction);

    private JsonNode Payload(JsonNode message) => messages[NameOf(message)]!["payload"]!;
}
