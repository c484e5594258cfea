using Amazon.DynamoDBv2;
using Amazon.Runtime;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Template;
using Xunit;

namespace GameLobby.TestKit.Engines;

/// <summary>Fixture with a DynamoDB engine, in memory and empty at first.</summary>
public abstract class DynamoDbServer : IAsyncLifetime
{
    private readonly Stack stack = Deployed.At(new Account(new Uri("http://127.0.0.1")));
    private readonly List<IDisposable> clients = [];
    private int tables;

    public Uri Endpoint { get; private set; } = null!;

    public AmazonDynamoDBClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Endpoint = await Start();
        Client = Connect((credentials, config) => new AmazonDynamoDBClient(credentials, config));
    }

    public async Task DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await Stop();
    }

    /// <summary>Creates a client of any type; the fixture disposes it.</summary>
    public T Connect<T>(Func<AWSCredentials, AmazonDynamoDBConfig, T> make)
        where T : AmazonDynamoDBClient
    {
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = Endpoint.AbsoluteUri,
            AuthenticationRegion = stack.Account.Region,
            MaxErrorRetry = 0,
        };
        var client = make(new BasicAWSCredentials("local", "local"), config);
        clients.Add(client);
        return client;
    }

    /// <summary>Creates a table like the template's LobbyTable and returns its name.</summary>
    public async Task<string> CreateLobbyTable()
    {
        var table = stack.Tables.Single(table => table.Id == "LobbyTable") with { Name = $"Lobby-{Interlocked.Increment(ref tables)}" };
        await Tables.Create(stack with { Tables = [table] }, Endpoint, CancellationToken.None);
        return table.Name;
    }

    protected abstract Task<Uri> Start();

    protected abstract Task Stop();
}
