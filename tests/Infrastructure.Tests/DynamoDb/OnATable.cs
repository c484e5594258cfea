using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application;
using GameLobby.Application.Ports;
using GameLobby.Infrastructure;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

using Item = Dictionary<string, AttributeValue>;

[CollectionDefinition(nameof(Dynoxide))]
public sealed class OnDynoxide : ICollectionFixture<Dynoxide>;

[CollectionDefinition(nameof(DynamoDbLocal))]
public sealed class OnDynamoDbLocal : ICollectionFixture<DynamoDbLocal>;

/// <summary>The adapters on a table of the test's own, put together as the functions have them. Time stands still until it is moved.</summary>
public abstract class OnATable(TestKit.Engines.DynamoDb engine) : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new(Sample.Noon);

    private protected MeteredDynamoDb Dynamo { get; private set; } = null!;

    private protected string Table { get; private set; } = "";

    private protected ServiceProvider Services { get; private set; } = null!;

    private protected ILobbies Lobbies => Services.GetRequiredService<ILobbies>();

    private protected IPlayers Players => Services.GetRequiredService<IPlayers>();

    public async Task InitializeAsync()
    {
        Table = await engine.CreateLobbyTable();
        Dynamo = engine.Connect((credentials, config) => new MeteredDynamoDb(credentials, config));
        Services = Process();
    }

    public async Task DisposeAsync() => await Services.DisposeAsync();

    /// <summary>A function's process of its own on the same table: it has seen nothing yet.</summary>
    private protected ServiceProvider Process() => new ServiceCollection()
        .AddLogging()
        .AddApplication()
        .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["TABLE_NAME"] = Table }).Build())
        .AddSingleton<IAmazonDynamoDB>(Dynamo)
        .AddSingleton<TimeProvider>(Clock)
        .BuildServiceProvider();

    private protected async Task<IReadOnlyList<Item>> Items() => (await Dynamo.ScanAsync(new ScanRequest(Table))).Items;
}
