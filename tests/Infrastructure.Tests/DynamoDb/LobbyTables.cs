using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using GameLobby.TestKit.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[CollectionDefinition(nameof(Dynoxide))]
public sealed class OnDynoxide : ICollectionFixture<Dynoxide>;

[CollectionDefinition(nameof(DynamoDbLocal))]
public sealed class OnDynamoDbLocal : ICollectionFixture<DynamoDbLocal>;

/// <summary>A separate table for the test, with the adapters composed as in the functions. Time stands still.</summary>
internal sealed class LobbyTables(DynamoDbServer engine) : IAsyncLifetime
{
    private readonly List<ServiceProvider> processes = [];
    private string name = "";

    public FakeTimeProvider Clock { get; } = new(People.Noon);

    public MeteredDynamoDb Dynamo { get; private set; } = null!;

    public IServiceProvider Services => processes[0];

    public ILobbies Lobbies => Services.GetRequiredService<ILobbies>();

    public IPlayers Players => Services.GetRequiredService<IPlayers>();

    public async Task InitializeAsync()
    {
        name = await engine.CreateLobbyTable();
        Dynamo = engine.Connect((credentials, config) => new MeteredDynamoDb(credentials, config));
        NewProcess();
    }

    public async Task DisposeAsync()
    {
        foreach (var process in processes) await process.DisposeAsync();
    }

    /// <summary>Creates the adapters of a newly started process, whose cache is empty.</summary>
    public Stores NewProcess()
    {
        var settings = new Dictionary<string, string?> { ["TABLE_NAME"] = name };
        processes.Add(new ServiceCollection()
            .AddLogging()
            .AddApplication()
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<IAmazonDynamoDB>(Dynamo)
            .AddSingleton<TimeProvider>(Clock)
            .BuildServiceProvider());
        return new Stores(processes[^1].GetRequiredService<ILobbies>(), processes[^1].GetRequiredService<IPlayers>())
        {
            Edits = processes[^1].GetRequiredService<IEdits>(),
        };
    }

    /// <summary>Writes the items of many lobbies without conditions.</summary>
    public Task Write(IEnumerable<Lobby> lobbies) => Task.WhenAll(lobbies
        .Select(lobby => new WriteRequest(new PutRequest(LobbyItem.Write(lobby))))
        .Chunk(25)
        .Select(batch => new Dictionary<string, List<WriteRequest>> { [name] = [.. batch] })
        .Select(batch => Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest(batch))));

    /// <summary>Edits a lobby's item by hand.</summary>
    public async Task Edit(LobbyId id, Action<Dictionary<string, AttributeValue>> edit)
    {
        var item = (await Dynamo.GetItemAsync(name, Keys.Of(id))).Item;
        edit(item);
        await Dynamo.PutItemAsync(name, item);
    }

    /// <summary>Writes an item without conditions.</summary>
    public Task Put(Dictionary<string, AttributeValue> item) => Dynamo.PutItemAsync(name, item);

    public Task Delete(Dictionary<string, AttributeValue> key) => Dynamo.DeleteItemAsync(name, key);

    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> Items() => (await Dynamo.ScanAsync(new ScanRequest(name))).Items;
}
