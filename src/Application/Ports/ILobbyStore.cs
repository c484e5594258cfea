using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Stores lobbies. Each is written whole, on condition that it has not changed since the change was decided.</summary>
public interface ILobbyStore
{
    /// <summary>
    /// Returns the lobby this process saw last, without a read. It may be stale. Null if it never saw the lobby, or if a copy would
    /// probably be stale because others are changing the lobby.
    /// </summary>
    Lobby? LastSeen(LobbyId id);

    /// <summary>Returns a lobby; null if it does not exist, or can't be decoded since it was edited by hand.</summary>
    Task<Lobby?> Get(LobbyId id, CancellationToken ct);

    /// <summary>Replaces <paramref name="before"/> (null: a new lobby) by <paramref name="after"/>, together with its code.</summary>
    /// <param name="newcomer">A player whom the change seats, written in the same transaction so that nobody is in two lobbies.</param>
    Task<SaveResult> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct);
}
