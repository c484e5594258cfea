using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

public sealed class MemoryChangeHistory : IChangeHistory
{
    private readonly ConcurrentDictionary<(LobbyId, long), HistoryEntry> stored = new();

    public Task Keep(IReadOnlyList<HistoryEntry> entries, CancellationToken ct)
    {
        foreach (var version in entries) stored[(version.Lobby, version.Version)] = version;
        return Task.CompletedTask;
    }

    /// <summary>Expires a version's entry.</summary>
    public void Forget(LobbyId lobby, long version) => stored.TryRemove((lobby, version), out _);

    public Task<IReadOnlyList<HistoryEntry>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct)
    {
        var since = stored.Values.Where(entry => entry.Lobby == lobby && entry.Version > after && entry.Version <= upTo);
        return Task.FromResult<IReadOnlyList<HistoryEntry>>([.. since.OrderBy(entry => entry.Version)]);
    }
}
