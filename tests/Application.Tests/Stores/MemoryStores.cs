using GameLobby.TestKit.Contracts;
using GameLobby.TestKit.Stores;

namespace GameLobby.Application.Tests.Stores;

/// <summary>The adapters that the other tests here rely on keep the contract, as DynamoDB's do.</summary>
public sealed class MemoryStores : LobbiesContract
{
    protected override Task<TestKit.Stores.Stores> Create()
    {
        var table = new MemoryTable();
        var players = new MemoryPlayers(table, TimeProvider.System);
        return Task.FromResult(new TestKit.Stores.Stores(new MemoryLobbies(table, players), players));
    }
}
