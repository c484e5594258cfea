using GameLobby.TestKit.Contracts;
using GameLobby.TestKit.Stores;

namespace GameLobby.Application.Tests.Stores;

/// <summary>The in-memory adapters that these tests use follow the same contract as the DynamoDB adapters.</summary>
public sealed class MemoryStores : LobbiesContract
{
    protected override Task<TestKit.Stores.Stores> Create()
    {
        var table = new MemoryTable();
        var players = new MemoryPlayers(table, TimeProvider.System);
        return Task.FromResult(new TestKit.Stores.Stores(new MemoryLobbies(table, players), players)
        {
            Edits = new MemoryEdits(table),
        });
    }
}
