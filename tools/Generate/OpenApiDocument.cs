using System.Text.Json.Nodes;
using GameLobby.Application;
using GameLobby.Functions.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Generate;

/// <summary>The requests over HTTP as an OpenAPI 3.1 document, with the schemas of the AsyncAPI document.</summary>
internal static class OpenApiDocument
{
    private const string Json = "application/json";

    public static JsonObject Build()
    {
        using var services = new ServiceCollection().AddApplication().BuildServiceProvider();
        var schemas = new Schemas(new ValidatorRules(services));
        schemas.Add("RequestId", DocumentMetadata.RequestId());
        schemas.Add("Error", RefusalSchema.Error());
        schemas.Add("Refusal", (JsonObject)Messages.RefusalOfAny()["payload"]!.DeepClone());
        var messages = new Messages(schemas);
        var paths = new JsonObject();
        foreach (var action in Contract.Actions.Where(action => !action.NeedsConnection))
            paths[$"/v1/{action.Name}"] = new JsonObject { ["post"] = Operation(action, messages) };

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = DocumentMetadata.Info("Live game lobbies over HTTP, one request at a time. The rules are in docs/protocol.md."),
            ["servers"] = DocumentMetadata.HttpServers(),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
                },
                ["responses"] = Refusals(),
                ["schemas"] = new JsonObject(schemas.Named),
            },
        };
    }

    private static JsonObject Operation(ContractAction action, Messages messages)
    {
        var frame = (JsonObject)messages.RequestOf(action)["payload"]!.DeepClone();
        // The path names the action.
        frame["required"]!.AsArray().RemoveAt(0);
        var responses = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = Contract.Docs.Of(action.Reply.Type),
                ["content"] = Content((JsonObject)messages.ReplyOf(action)["payload"]!.DeepClone()),
            },
        };
        foreach (var (status, _) in ByStatus()) responses[$"{status}"] = new JsonObject { ["$ref"] = $"#/components/responses/{status}" };
        return new JsonObject
        {
            ["operationId"] = action.Name,
            ["summary"] = action.Summary,
            ["description"] = Contract.Since(action.Since, action.Allowed),
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(frame) },
            ["responses"] = responses,
        };
    }

    private static JsonObject Refusals()
    {
        var responses = new JsonObject();
        foreach (var (status, codes) in ByStatus())
        {
            responses[$"{status}"] = new JsonObject
            {
                ["description"] = $"The request was refused: {string.Join(", ", codes.Select(code => $"`{code}`"))}.",
                ["content"] = Content(Schemas.Ref("Refusal")),
            };
        }

        return responses;
    }

    private static IEnumerable<(int Status, IEnumerable<string> Codes)> ByStatus() => RefusalSchema.All
        .GroupBy(error => HttpReply.Status(error.Kind), error => error.Code)
        .OrderBy(codes => codes.Key)
        .Select(codes => (codes.Key, codes.Distinct().Order(StringComparer.Ordinal).AsEnumerable()));

    private static JsonObject Content(JsonObject schema) => new() { [Json] = new JsonObject { ["schema"] = schema } };
}
