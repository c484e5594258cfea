using GameLobby.TestKit.Contracts;
using GameLobby.TestKit.Engines;
using GameLobby.TestKit.Stores;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingLobbiesInDynoxide(Dynoxide engine) : KeepingLobbies(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingLobbiesInDynamoDbLocal(DynamoDbLocal engine) : KeepingLobbies(engine);

/// <summary>What use cases rely on holds of the adapters, on the engine that a cloud on one machine has and on Amazon's own.</summary>
public abstract class KeepingLobbies(DynamoDbServer engine) : LobbiesContract, IAsyncLifetime
{
    private readonly LobbyTables tables = new(engine);

    protected override int RoundTrips => 40;

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    protected override Task<Stores> Create() => Task.FromResult(tables.NewProcess());
}
