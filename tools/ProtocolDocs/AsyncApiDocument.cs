using System.Text.Json.Nodes;
using GameLobby.Application;
using GameLobby.Application.Contracts;
using GameLobby.Domain;
using GameLobby.Functions.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.ProtocolDocs;

/// <summary>The whole protocol as AsyncAPI 3.0 has it, derived from the code that speaks it.</summary>
internal sealed class AsyncApiDocument
{
    private const string Channel = "#/channels/socket";

    private readonly XmlDocs docs = new(typeof(WireJson).Assembly, typeof(Refusals).Assembly);
    private readonly Schemas schemas;
    private readonly JsonObject messages = [];
    private readonly JsonObject operations = [];

    private AsyncApiDocument(IServiceProvider validators) => schemas = new Schemas(docs, new Rules(validators));

    /// <summary>The document as it is committed.</summary>
    public static string Text()
    {
        using var services = new ServiceCollection().AddApplication().BuildServiceProvider();
        const string note = "# Made from the code by `dotnet run --project tools/ProtocolDocs`, which also renews it.\n";
        return note + Yaml.Write(new AsyncApiDocument(services).Build());
    }

    private JsonObject Build()
    {
        schemas.Add("RequestId", new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_.:-]{1,64}$" });
        schemas.Add("Error", RefusalSchema.Error());
        var frames = new Frames(schemas, docs);
        foreach (var row in PagesActions()) AddAction(row.Action, row.Who, Actions.All[row.Action], frames);
        messages[Frames.Refusal] = Frames.RefusalOfAny();
        foreach (var (type, message) in frames.Pushes()) AddPush(type, message);

        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = About.Info(),
            ["defaultContentType"] = "application/json",
            ["servers"] = About.Servers(),
            ["channels"] = new JsonObject { ["socket"] = About.Socket(messages.Select(message => message.Key)) },
            ["operations"] = operations,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = About.SecuritySchemes(),
                ["correlationIds"] = About.CorrelationIds(),
                ["messages"] = messages,
                ["schemas"] = new JsonObject(schemas.Named),
            },
        };
    }

    /// <summary>
    /// In the page's order. An action that the page does not tell of can't be documented: nobody would know who may call it.
    /// </summary>
    private static IReadOnlyList<PagesAction> PagesActions()
    {
        var unknown = Actions.Names.Except(Page.Actions.Select(row => row.Action)).ToArray();
        return unknown is []
            ? Page.Actions
            : throw new InvalidOperationException($"docs/protocol.md has no row for {string.Join(", ", unknown)}");
    }

    private void AddAction(string name, string who, ActionType action, Frames frames)
    {
        messages[Frames.Request(name)] = frames.RequestOf(name, action);
        messages[Frames.Reply(name)] = frames.ReplyOf(name, action);
        operations[name] = new JsonObject
        {
            ["action"] = "receive",
            ["channel"] = new JsonObject { ["$ref"] = Channel },
            ["title"] = name,
            ["summary"] = docs.Of(action.Command.Type),
            ["description"] = $"For: {About.Who(who)}.",
            ["messages"] = new JsonArray(OfChannel(Frames.Request(name))),
            ["reply"] = new JsonObject
            {
                ["channel"] = new JsonObject { ["$ref"] = Channel },
                ["messages"] = new JsonArray(OfChannel(Frames.Reply(name)), OfChannel(Frames.Refusal)),
            },
        };
    }

    private void AddPush(string type, JsonObject message)
    {
        var to = Page.Pushes.Single(push => push.Type == type).To;
        messages[Frames.Push(type)] = message;
        operations[Frames.Push(type)] = new JsonObject
        {
            ["action"] = "send",
            ["channel"] = new JsonObject { ["$ref"] = Channel },
            ["title"] = type,
            ["description"] = $"To: {to}.",
            ["messages"] = new JsonArray(OfChannel(Frames.Push(type))),
        };
    }

    private static JsonObject OfChannel(string message) => new() { ["$ref"] = $"{Channel}/messages/{message}" };
}
