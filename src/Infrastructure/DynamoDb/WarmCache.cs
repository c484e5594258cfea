using System.Collections.Concurrent;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The table's name.</summary>
public sealed record LobbyTable(string Name);

/// <summary>
/// What this process saw last of lobbies and players. It may be behind, and does no harm then: every write is
/// conditional on the version that it was decided on.
/// </summary>
internal sealed class WarmCache
{
    /// <summary>A process that has seen more than this forgets all and starts over: simpler than choosing, and rare.</summary>
    private const int Capacity = 2000;

    private readonly ConcurrentDictionary<LobbyId, Lobby> lobbies = new();
    private readonly ConcurrentDictionary<PlayerId, LobbyId> seats = new();

    public Lobby? Lobby(LobbyId id) => lobbies.GetValueOrDefault(id);

    public LobbyId? LastLobby(PlayerId player) => seats.TryGetValue(player, out var id) ? id : null;

    public Lobby? Saw(LobbyId id, Lobby? lobby)
    {
        if (lobby is null or { IsClosed: true })
        {
            lobbies.TryRemove(id, out _);
            return lobby;
        }

        if (lobbies.Count >= Capacity) lobbies.Clear();
        lobbies.AddOrUpdate(id, lobby, (_, known) => known.Version > lobby.Version ? known : lobby);
        return lobby;
    }

    public void Seated(PlayerId player, LobbyId lobby)
    {
        if (seats.Count >= Capacity * 8) seats.Clear();
        seats[player] = lobby;
    }
}
