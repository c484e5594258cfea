using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Template;

/// <summary>Reads a stack from a template: registers all resources, which may refer to each other, and then reads them.</summary>
internal sealed class StackReader
{
    private readonly string folder;
    private readonly Account account;
    private readonly IReadOnlyDictionary<string, string> parameters;
    private readonly References references;
    private readonly Intrinsics intrinsics;
    private readonly JsonObject globals;
    private readonly IReadOnlyList<Resource> resources;

    public StackReader(JsonObject template, string folder, Account account, IReadOnlyDictionary<string, string> parameters)
    {
        this.folder = folder;
        this.account = account;
        this.parameters = parameters;
        references = new References(account, parameters, Lists(template["Parameters"] as JsonObject ?? []));
        intrinsics = new Intrinsics(template["Conditions"] as JsonObject, references);
        globals = template["Globals"]?["Function"] as JsonObject ?? [];
        resources = [.. Resources(template["Resources"] as JsonObject ?? [])];
    }

    public Stack Read()
    {
        foreach (var resource in resources) ResourceNames.Add(resource, account, references);

        var queues = new QueueReader(references);
        var functions = OfType("AWS::Serverless::Function").ToList();
        var api = Single("AWS::Serverless::WebSocketApi", "WebSocket API");
        var httpApi = Single("AWS::Serverless::HttpApi", "HTTP API");
        var apis = new[] { api, httpApi }.OfType<Resource>().ToList();
        var policies = new PolicyReader([.. OfType("AWS::IAM::ManagedPolicy")]);

        return new Stack
        {
            Account = account,
            Parameters = parameters,
            Functions = [.. functions.Select(function => FunctionReader.Read(function, folder, account, apis, policies))],
            Tables = [.. OfType("AWS::DynamoDB::Table").Select(TableReader.Read)],
            Queues = [.. OfType("AWS::SQS::Queue").Select(queues.Read)],
            StreamSources = [.. Events(functions, "DynamoDB").Select(new EventSourceReader(references).Stream)],
            QueueSources = [.. Events(functions, "SQS").Select(new EventSourceReader(references).Queue)],
            Schedules = [.. Events(functions, "Schedule").Select(EventSourceReader.Schedule)],
            Api = api is null ? null : new ApiReader(references, [.. OfType("AWS::ApiGatewayV2::RouteResponse")]).Read(api),
            HttpApi = httpApi is null ? null : HttpApiReader.Read(httpApi, Events(functions, "HttpApi")),
        };
    }

    /// <summary>Returns the names of the parameters that are lists.</summary>
    private static IEnumerable<string> Lists(JsonObject parameters) => parameters
        .Where(parameter => parameter.Value?["Type"]?.ToString() is "CommaDelimitedList")
        .Select(parameter => parameter.Key);

    private Resource? Single(string type, string name) => OfType(type).ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => throw new LocalCloudException($"template: LocalCloud supports one {name}, but the template has several."),
    };

    private IEnumerable<Resource> OfType(string type) => resources.Where(resource => resource.Type == type);

    private IEnumerable<Resource> Resources(JsonObject map)
    {
        foreach (var (id, node) in map)
        {
            var type = node?["Type"]?.ToString() ?? throw new LocalCloudException($"template: Resources.{id}.Type is missing.");
            if (node["Condition"]?.ToString() is { } condition && !intrinsics.Holds(condition, $"Resources.{id}")) continue;
            ResourceTypes.Check(id, type);
            var own = node["Properties"] as JsonObject ?? [];
            var all = type == "AWS::Serverless::Function" ? Merge(globals, own) : own;
            yield return new Resource(id, type, new Properties($"Resources.{id}.Properties", all, intrinsics));
        }
    }

    private static IEnumerable<EventSource> Events(IEnumerable<Resource> functions, string type) =>
        from function in functions
        let events = function.Properties.Map("Events")
        from name in events.Names
        let source = events.Map(name)
        where source.Text("Type") == type && source.Map("Properties").OptionalText("Enabled") != "false"
        select new EventSource(name, function.Id, source.Map("Properties"));

    /// <summary>Merges Globals like SAM: mappings are merged, lists concatenated, and otherwise the resource's value wins.</summary>
    private static JsonObject Merge(JsonObject global, JsonObject own)
    {
        var merged = (JsonObject)global.DeepClone();
        foreach (var (name, value) in own)
        {
            merged[name] = (merged[name], value) switch
            {
                (JsonObject ours, JsonObject theirs) => Merge(ours, theirs),
                (JsonArray ours, JsonArray theirs) => new JsonArray([.. ours.Concat(theirs).Select(item => item?.DeepClone())]),
                _ => value?.DeepClone(),
            };
        }

        return merged;
    }
}

internal sealed record Resource(string Id, string Type, Properties Properties);

internal sealed record EventSource(string Id, string Function, Properties Properties);
