using System.Collections.Concurrent;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// What this process last saw of lobbies and players. It may be stale, which is harmless: every write is conditional on the version it was
/// decided on.
/// </summary>
internal sealed class InstanceCache
{
    /// <summary>A full cache is cleared: simpler than evicting, and rare.</summary>
    private const int MaxLobbies = 2000;

    private const int MaxPlayers = MaxLobbies * 8;

    private readonly ConcurrentDictionary<LobbyId, Lobby> lobbies = new();
    private readonly ConcurrentDictionary<PlayerId, LobbyId> lastLobbies = new();

    public Lobby? Lobby(LobbyId id) => lobbies.GetValueOrDefault(id);

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

    public void SetLastLobby(PlayerId player, LobbyId lobby)
    {
        if (lastLobbies.Count >= MaxPlayers) lastLobbies.Clear();
        lastLobbies[player] = lobby;
    }
}
