using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SQS;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Endpoints;

/// <summary>LocalCloud's endpoints on a real port, in front of an engine with a table that has an index, and with a queue.</summary>
internal sealed class EndpointsUnderTest : IAsyncDisposable
{
    private readonly LocalCloudServer server;
    private readonly List<IDisposable> clients = [];

    private EndpointsUnderTest(LocalCloudServer server, StackServices services) => (this.server, Services) = (server, services);

    public StackServices Services { get; }

    public Account Account => Services.Stack.Account;

    /// <summary>The table's name.</summary>
    public string Table => Services.Stack.Tables[0].Name;

    /// <summary>The client of a developer, who may do everything.</summary>
    public AmazonDynamoDBClient Developer => Tables("local");

    public static async Task<EndpointsUnderTest> Start(DynamoDbServer engine, params PolicyStatement[] policies)
    {
        var listener = Listener.Bind("127.0.0.1", 0);
        var account = new Account(listener.Address);
        var table = new TableDefinition("Things", $"Things-{Guid.NewGuid():N}")
        {
            Attributes = new Dictionary<string, string> { ["PK"] = "S", ["SK"] = "S", ["colour"] = "S" },
            Key = new TableKey("PK", "SK"),
            Indexes = [new IndexDefinition("colours", new TableKey("colour", "SK"), "ALL", [])],
        };
        var queue = new QueueDefinition("Work", "Work");
        var stack = new Stack
        {
            Account = account,
            Tables = [table],
            Queues = [queue],
            Functions = [new FunctionDefinition("Worker", "A") { Policies = policies }],
            Api = new WebSocketApiDefinition("Api", "api", "v1", ["action"]),
        };
        var options = new LocalCloudOptions();
        await Engine.Tables.Create(stack, engine.Endpoint, CancellationToken.None);
        var services = new StackServices(
            stack, new GatewayFunctions(), new QueueEngine(account, [queue], options.Clock), new TokenIssuer(options.Clock),
            new FaultInjector(ChaosPlan.None), new Ledger(stack, options.Clock));
        return new(
            await LocalCloudServer.Start(services, engine.Endpoint, () => true, null, listener, options, CancellationToken.None), services);
    }

    public void Inject(Fault fault) =>
        Services.Faults.Plan = new() { Rates = new Dictionary<Fault, double> { [fault] = 1 } };

    public void InjectIntoWrites(Fault fault) =>
        Services.Faults.Plan = new() { Rates = new Dictionary<Fault, double> { [fault] = 1 }, WritesOnly = true };

    public void InjectNothing() => Services.Faults.Plan = ChaosPlan.None;

    /// <summary>A client with an access key, which does not retry.</summary>
    public AmazonDynamoDBClient Tables(string accessKey) => Add(new AmazonDynamoDBClient(
        new BasicAWSCredentials(accessKey, "local"),
        new AmazonDynamoDBConfig { ServiceURL = Account.Endpoint.AbsoluteUri, AuthenticationRegion = Account.Region, MaxErrorRetry = 0 }));

    public AmazonSQSClient Queues(string accessKey) => Add(new AmazonSQSClient(
        new BasicAWSCredentials(accessKey, "local"),
        new AmazonSQSConfig { ServiceURL = Account.QueueEndpoint.AbsoluteUri, AuthenticationRegion = Account.Region, MaxErrorRetry = 0 }));

    public static Dictionary<string, AttributeValue> Key(string id) => new() { ["PK"] = new("1"), ["SK"] = new(id) };

    public static Dictionary<string, AttributeValue> Item(string id, string colour) => new(Key(id)) { ["colour"] = new(colour) };

    public Task<QueryResponse> Colour(AmazonDynamoDBClient client, string colour) => client.QueryAsync(new QueryRequest(Table)
    {
        IndexName = "colours",
        KeyConditionExpression = "colour = :colour",
        ExpressionAttributeValues = new() { [":colour"] = new(colour) },
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await server.DisposeAsync();
    }

    private T Add<T>(T client) where T : IDisposable
    {
        clients.Add(client);
        return client;
    }
}
