using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application;
using GameLobby.Application.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Generate;

/// <summary>The protocol as an AsyncAPI 3.0 document.</summary>
internal sealed class AsyncApiDocument
{
    private const string Channel = "#/channels/socket";

    private readonly Schemas schemas;
    private readonly JsonObject messages = [];
    private readonly JsonObject operations = [];

    private AsyncApiDocument(IServiceProvider validators) => schemas = new Schemas(new ValidatorRules(validators));

    public static JsonObject Build()
    {
        using var services = new ServiceCollection().AddApplication().BuildServiceProvider();
        return new AsyncApiDocument(services).Document();
    }

    private JsonObject Document()
    {
        schemas.Add("RequestId", DocumentMetadata.RequestId());
        schemas.Add("Error", RefusalSchema.Error());
        schemas.Ref(WireJson.Default.Push);
        var templates = new Messages(schemas);
        foreach (var action in Contract.Actions) AddAction(action, templates);
        messages[Messages.Refusal] = Messages.RefusalOfAny();
        foreach (var push in Contract.Pushes) AddPush(push);

        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = DocumentMetadata.Info(
                "Live game lobbies over one WebSocket. The frames are defined here, their rules in docs/protocol.md."),
            ["defaultContentType"] = "application/json",
            ["servers"] = DocumentMetadata.Servers(),
            ["channels"] = new JsonObject { ["socket"] = DocumentMetadata.Channel(messages.Select(message => message.Key)) },
            ["operations"] = operations,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = DocumentMetadata.SecuritySchemes(),
                ["correlationIds"] = DocumentMetadata.CorrelationIds(),
                ["messages"] = messages,
                ["schemas"] = new JsonObject(schemas.Named),
            },
        };
    }

    private void AddAction(ContractAction action, Messages templates)
    {
        var name = action.Name;
        messages[Messages.Request(name)] = templates.RequestOf(action);
        messages[Messages.Reply(name)] = templates.ReplyOf(action);
        operations[name] = new JsonObject
        {
            ["action"] = "receive",
            ["channel"] = new JsonObject { ["$ref"] = Channel },
            ["title"] = name,
            ["summary"] = action.Summary,
            ["description"] = Contract.Since(action.Since, action.Allowed),
            ["messages"] = new JsonArray(OfChannel(Messages.Request(name))),
            ["reply"] = new JsonObject
            {
                ["channel"] = new JsonObject { ["$ref"] = Channel },
                ["messages"] = new JsonArray(OfChannel(Messages.Reply(name)), OfChannel(Messages.Refusal)),
            },
        };
    }

    private void AddPush(JsonDerivedType push)
    {
        var type = (string)push.TypeDiscriminator!;
        var sentTo = Contract.SentTo(push);
        messages[Messages.Push(type)] = Messages.PushOf(push);
        operations[Messages.Push(type)] = new JsonObject
        {
            ["action"] = "send",
            ["channel"] = new JsonObject { ["$ref"] = Channel },
            ["title"] = type,
            ["description"] = Contract.Since(sentTo.Since, $"Sent to {sentTo.Recipients}."),
            ["messages"] = new JsonArray(OfChannel(Messages.Push(type))),
        };
    }

    private static JsonObject OfChannel(string message) => new() { ["$ref"] = $"{Channel}/messages/{message}" };
}
