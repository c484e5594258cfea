using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>All lobbies of the table.</summary>
public interface ILobbies : ILobbyStore
{
    /// <summary>Makes a lobby from the table's stream the last seen one, unless a later version was seen.</summary>
    void Remember(Lobby lobby);

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

    /// <summary>Returns the lobbies whose <see cref="Lobby.DueAt"/> has passed, the most overdue first.</summary>
    IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, CancellationToken ct);
}
