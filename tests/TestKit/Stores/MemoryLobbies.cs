using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>One process's access to the lobbies of a <see cref="MemoryTable"/>. It caches what it read, so it may be stale.</summary>
public sealed class MemoryLobbies(MemoryTable table, MemoryPlayers? players = null) : ILobbies
{
    private readonly ConcurrentDictionary<LobbyId, Lobby> seen = new();
    private readonly ConcurrentQueue<Func<Lobby, Task>> rivals = new();

    /// <summary>Runs a concurrent write just before the next save; each save runs one.</summary>
    public void Meet(Func<Lobby, Task> rival) => rivals.Enqueue(rival);

    public Lobby? LastSeen(LobbyId id) => seen.GetValueOrDefault(id);

    public void Remember(Lobby lobby) => seen.AddOrUpdate(
        lobby.Id, lobby, (_, known) => known.Version > lobby.Version ? known : lobby);

    public Task<Lobby?> Get(LobbyId id, CancellationToken ct) => Task.FromResult(Saw(id, table.Lobby(id)));

    public Task<IReadOnlyList<Lobby>> Get(IReadOnlyCollection<LobbyId> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Lobby>>([.. ids.Select(table.Lobby).OfType<Lobby>()]);

    public Task<IReadOnlyList<LobbyId>> Open(CancellationToken ct) => Task.FromResult(table.Open());

    public Task<LobbyId?> Find(LobbyCode code, CancellationToken ct) => Task.FromResult(table.Lobby(code));

    public async Task<SaveResult> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct)
    {
        if (rivals.TryDequeue(out var rival)) await rival(after);

        var saved = table.Save(before, after, newcomer);
        if (saved is SaveResult.Stored) Saw(after.Id, after);
        if (saved is SaveResult.Stored && newcomer is not null) players?.Seated(newcomer.Player.Id, after.Id);
        if (saved is SaveResult.LostRace lost) Saw(after.Id, lost.Current);
        return saved;
    }

    public async IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in table.Due(now)) yield return await Task.FromResult(id);
    }

    private Lobby? Saw(LobbyId id, Lobby? lobby)
    {
        if (lobby is null) seen.TryRemove(id, out _);
        else seen[id] = lobby;
        return lobby;
    }
}
