using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>What follows from edits by hand, in a <see cref="MemoryTable"/>.</summary>
public sealed class MemoryEdits(MemoryTable table) : IEdits
{
    public Task<SaveResult> Save(Lobby current, AdoptedEdit edit, string record, CancellationToken ct) =>
        Task.FromResult(table.Save(current, edit, record));

    public Task KeepLost(Lobby last, CancellationToken ct)
    {
        table.KeepLost(last);
        return Task.CompletedTask;
    }

    public Task<Lobby?> GetLost(LobbyId id, CancellationToken ct) => Task.FromResult(table.GetLost(id));

    public Task FreeCode(Lobby deleted, CancellationToken ct)
    {
        table.FreeCode(deleted);
        return Task.CompletedTask;
    }
}
