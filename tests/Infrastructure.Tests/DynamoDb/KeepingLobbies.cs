using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Contracts;
using GameLobby.TestKit.Engines;
using GameLobby.TestKit.Stores;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingLobbiesInDynoxide(Dynoxide engine) : KeepingLobbies(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingLobbiesInDynamoDbLocal(DynamoDbLocal engine) : KeepingLobbies(engine)
{
    /// <summary>This engine predates May 2020, when DynamoDB began to accept empty strings.</summary>
    protected override Gen<Lobby> Rich => base.Rich.Select(lobby => Lobby.Restore(lobby.Stored() with
    {
        Settings = lobby.Settings with { Data = Filled(lobby.Settings.Data) },
        Members = lobby.Members.Change(_ => true, member => member with { Data = Filled(member.Data) }),
    }));

    private static DataMap Filled(DataMap data) =>
        DataMap.From(data.Values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Length == 0 ? "-" : pair.Value)));
}

/// <summary>The contract of the ports holds for the adapters, on LocalCloud's engine and on DynamoDB Local.</summary>
public abstract class KeepingLobbies(DynamoDbServer engine) : LobbiesContract, IAsyncLifetime
{
    private readonly LobbyTables tables = new(engine);

    protected override int RoundTrips => 40;

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    protected override Task<Stores> Create() => Task.FromResult(tables.NewProcess());
}
