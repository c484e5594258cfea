using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>A DynamoDB engine that lives as long as a class of tests.</summary>
public abstract class DynamoDbServer : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private AmazonDynamoDBClient? client;

    public Uri Endpoint { get; private set; } = null!;
    internal HttpClient Http => http;
    private AmazonDynamoDBClient Client => client!;

    public async Task InitializeAsync()
    {
        Endpoint = await Start();
        client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public async Task DisposeAsync()
    {
        await Stop();
        Dispose();
    }

    public void Dispose()
    {
        client?.Dispose();
        http.Dispose();
        GC.SuppressFinalize(this);
    }

    public Task CreateTable(string name) => Client.CreateTableAsync(new CreateTableRequest
    {
        TableName = name,
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = [new("PK", "S"), new("SK", "S")],
        KeySchema = [new("PK", "HASH"), new("SK", "RANGE")],
        StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = "NEW_AND_OLD_IMAGES" },
    });

    public Task DeleteTable(string name) => Client.DeleteTableAsync(name);

    public Task Put(string table, string sortKey, int version) => Client.PutItemAsync(table, new()
    {
        ["PK"] = new("LOBBY#1"),
        ["SK"] = new(sortKey),
        ["version"] = new() { N = $"{version}" },
    });

    public Task Delete(string table, string sortKey) =>
        Client.DeleteItemAsync(table, new() { ["PK"] = new("LOBBY#1"), ["SK"] = new(sortKey) });

    protected abstract Task<Uri> Start();

    protected abstract Task Stop();

    protected static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
