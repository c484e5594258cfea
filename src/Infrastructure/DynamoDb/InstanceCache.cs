using System.Collections.Concurrent;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// What this process last saw of lobbies and players. It may be stale, which is harmless: every write is conditional on the version it was
/// decided on.
/// </summary>
internal sealed class InstanceCache(TimeProvider clock)
{
    /// <summary>A full cache is cleared: simpler than evicting, and rare.</summary>
    private const int MaxLobbies = 2000;

    private const int MaxPlayers = MaxLobbies * 8;

    /// <summary>
    /// Time after a lost race in which a lobby is read before it is changed: others are changing it too, and a failed write costs ten times
    /// as much as a read.
    /// </summary>
    private static readonly TimeSpan ContentionTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<LobbyId, Lobby> lobbies = new();
    private readonly ConcurrentDictionary<LobbyId, DateTimeOffset> lostRaces = new();
    private readonly ConcurrentDictionary<PlayerId, LobbyId> lastLobbies = new();

    /// <summary>Returns the lobby; null if it was not seen, or if others are changing it.</summary>
    public Lobby? Lobby(LobbyId id) =>
        lostRaces.TryGetValue(id, out var at) && clock.GetUtcNow() - at < ContentionTime ? null : lobbies.GetValueOrDefault(id);

    public LobbyId? LastLobby(PlayerId player) => lastLobbies.TryGetValue(player, out var id) ? id : null;

    public Lobby? Update(LobbyId id, Lobby? lobby)
    {
        if (lobby is null or { IsClosed: true })
        {
            lobbies.TryRemove(id, out _);
            return lobby;
        }

        if (lobbies.Count >= MaxLobbies) lobbies.Clear();
        lobbies.AddOrUpdate(id, lobby, (_, known) => known.Version > lobby.Version ? known : lobby);
        return lobby;
    }

    public void SetLostRace(LobbyId id)
    {
        if (lostRaces.Count >= MaxLobbies) lostRaces.Clear();
        lostRaces[id] = clock.GetUtcNow();
    }

    public void SetLastLobby(PlayerId player, LobbyId lobby)
    {
        if (lastLobbies.Count >= MaxPlayers) lastLobbies.Clear();
        lastLobbies[player] = lobby;
    }
}
