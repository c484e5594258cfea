using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Stores lobbies. Each is written whole, on condition that it has not changed since the change was decided.</summary>
public interface ILobbies
{
    /// <summary>
    /// Returns the lobby this process saw last, without a read. It may be stale. Null if it never saw the lobby, or if a copy would
    /// probably be stale because others are changing the lobby.
    /// </summary>
    Lobby? LastSeen(LobbyId id);

    /// <summary>Makes a lobby from the table's stream the last seen one, unless a later version was seen.</summary>
    void Remember(Lobby lobby);

    /// <summary>Returns a lobby; null if it does not exist, or can't be decoded since it was edited by hand.</summary>
    Task<Lobby?> Get(LobbyId id, CancellationToken ct);

    /// <summary>
    /// Returns the lobbies of these ids in their order, without those that do not exist or can't be decoded. They may be some moments old.
    /// </summary>
    Task<IReadOnlyList<Lobby>> Get(IReadOnlyCollection<LobbyId> ids, CancellationToken ct);

    /// <summary>
    /// Returns the ids of all lobbies that are not closed, private ones too, the newest first. It reads an index of all of them, which does
    /// not show the last moments.
    /// </summary>
    Task<IReadOnlyList<LobbyId>> Open(CancellationToken ct);

    Task<LobbyId?> Find(LobbyCode code, CancellationToken ct);

    /// <summary>Replaces <paramref name="before"/> (null: a new lobby) by <paramref name="after"/>, together with its code.</summary>
    /// <param name="newcomer">A player whom the change seats, written in the same transaction so that nobody is in two lobbies.</param>
    Task<SaveResult> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct);

    /// <summary>Returns the lobbies whose <see cref="Lobby.DueAt"/> has passed, the most overdue first.</summary>
    IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, CancellationToken ct);
}
