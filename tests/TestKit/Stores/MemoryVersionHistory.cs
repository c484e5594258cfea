using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

public sealed class MemoryVersionHistory : IVersionHistory
{
    private readonly ConcurrentDictionary<(LobbyId, long), VersionEntry> stored = new();

    public Task Keep(IReadOnlyList<VersionEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries) stored[(entry.Lobby, entry.Version)] = entry;
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<VersionEntry> Latest(LobbyId lobby, long? before, CancellationToken ct) => stored.Values
        .Where(entry => entry.Lobby == lobby && (before is null || entry.Version < before))
        .OrderByDescending(entry => entry.Version)
        .ToAsyncEnumerable();
}
