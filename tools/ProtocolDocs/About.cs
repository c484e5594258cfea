using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.ProtocolDocs;

/// <summary>What no type tells: where the service is met and how one gets in.</summary>
internal static partial class About
{
    private static readonly Dictionary<string, string> People = new()
    {
        ["A"] = "anyone connected",
        ["M"] = "a member of the lobby",
        ["H"] = "its host",
        ["X"] = "who has the scope lobby:admin",
    };

    public static JsonObject Info() => new()
    {
        ["title"] = "GameLobby",
        ["version"] = "1.0.0",
        ["description"] = "Live game lobbies over one WebSocket. docs/protocol.md says how frames play together; this says their forms.",
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
                ["apiId"] = new JsonObject { ["description"] = "The API's id, which the stack's outputs tell." },
                ["region"] = new JsonObject { ["description"] = "The stack's region." },
                ["stage"] = new JsonObject { ["default"] = "v1" },
            },
            ["security"] = Security(),
        },
        ["localCloud"] = new JsonObject
        {
            ["host"] = "localhost:3000",
            ["pathname"] = "/v1",
            ["protocol"] = "ws",
            ["description"] = "The whole stack on one machine: tools/LocalCloud.",
            ["security"] = Security(),
        },
    };

    public static JsonObject Socket(IEnumerable<string> messages) => new()
    {
        ["address"] = "/",
        ["description"] = "One socket a player. A frame is one JSON object in UTF-8 text.",
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
            ["description"] = "For native clients. Browsers offer the subprotocols lobby.v1 and bearer.JWT instead.",
        },
        ["query"] = new JsonObject
        {
            ["type"] = "httpApiKey",
            ["name"] = "token",
            ["in"] = "query",
            ["description"] = "A last resort.",
        },
    };

    public static JsonObject CorrelationIds() => new()
    {
        ["requestId"] = new JsonObject
        {
            ["description"] = "Chosen by the client; the reply to a request names it.",
            ["location"] = "$message.payload#/id",
        },
    };

    /// <summary>The letters of the page's table as words; what the page adds to one stays beside it.</summary>
    public static string Who(string letters) => WhoPattern.Replace(letters, letter => People[letter.Value]);

    private static JsonArray Security() =>
    [
        new JsonObject { ["$ref"] = "#/components/securitySchemes/bearer" },
        new JsonObject { ["$ref"] = "#/components/securitySchemes/query" },
    ];

    [GeneratedRegex(@"\b[AMHX]\b")]
    private static partial Regex WhoPattern { get; }
}
