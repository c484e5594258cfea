using System.Text.Json.Nodes;
using GameLobby.Application.Sessions;

namespace GameLobby.Generate;

/// <summary>The parts of the document that no type describes: title, servers, channel and security.</summary>
internal static class DocumentMetadata
{
    public static JsonObject Info(string description) => new()
    {
        ["title"] = "GameLobby",
        ["version"] = $"{Hello.CurrentProtocol}.0.0",
        ["description"] = description,
        ["license"] = new JsonObject { ["name"] = "MIT" },
    };

    public static JsonObject Servers() => new()
    {
        ["api"] = new JsonObject
        {
            ["host"] = "{apiId}.execute-api.{region}.amazonaws.com",
            ["pathname"] = "/{stage}",
            ["protocol"] = "wss",
            ["description"] = "A deployed stack.",
            ["variables"] = new JsonObject
            {
                ["apiId"] = new JsonObject { ["description"] = "The id of the API, part of the stack's output Url." },
                ["region"] = new JsonObject { ["description"] = "The AWS region of the stack." },
                ["stage"] = new JsonObject { ["default"] = "v1" },
            },
            ["security"] = Security(),
        },
        ["localCloud"] = new JsonObject
        {
            ["host"] = "localhost:3000",
            ["pathname"] = "/v1",
            ["protocol"] = "ws",
            ["description"] = "The whole stack on one machine, run by tools/LocalCloud.",
            ["security"] = Security(),
        },
    };

    public static JsonArray HttpServers() =>
    [
        new JsonObject
        {
            ["url"] = "https://{apiId}.execute-api.{region}.amazonaws.com",
            ["description"] = "A deployed stack.",
            ["variables"] = new JsonObject
            {
                ["apiId"] = new JsonObject
                {
                    ["default"] = "a1b2c3d4e5",
                    ["description"] = "The id of the API, part of the stack's output HttpUrl.",
                },
                ["region"] = new JsonObject { ["default"] = "us-east-1", ["description"] = "The AWS region of the stack." },
            },
        },
        new JsonObject
        {
            ["url"] = "http://localhost:3000",
            ["description"] = "The whole stack on one machine, run by tools/LocalCloud.",
        },
    ];

    public static JsonObject RequestId() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_.:-]{1,64}$" };

    public static JsonObject Channel(IEnumerable<string> messages) => new()
    {
        ["address"] = "/",
        ["description"] = "One connection per player. A frame is one JSON object in UTF-8 text.",
        ["messages"] = new JsonObject(messages.Select(name =>
            KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["$ref"] = $"#/components/messages/{name}" }))),
    };

    public static JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["bearerFormat"] = "JWT",
            ["description"] = "For native clients. Browsers request the subprotocols lobby.v1 and bearer.JWT instead.",
        },
        ["query"] = new JsonObject
        {
            ["type"] = "httpApiKey",
            ["name"] = "token",
            ["in"] = "query",
            ["description"] = "A last resort: URLs are often logged.",
        },
    };

    public static JsonObject CorrelationIds() => new()
    {
        ["requestId"] = new JsonObject
        {
            ["description"] = "Chosen by the client for a request, and repeated in its reply.",
            ["location"] = "$message.payload#/id",
        },
    };

    private static JsonArray Security() =>
    [
        new JsonObject { ["$ref"] = "#/components/securitySchemes/bearer" },
        new JsonObject { ["$ref"] = "#/components/securitySchemes/query" },
    ];
}
