using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Stores what follows from edits by hand.</summary>
public interface IEdits
{
    /// <summary>Stores an edit as a version, once for each record, and gives the lobby its code.</summary>
    /// <param name="current">The lobby that the version is based on.</param>
    /// <param name="record">The stream record of the edit.</param>
    Task<SaveResult> Save(Lobby current, AdoptedEdit edit, string record, CancellationToken ct);

    /// <summary>Keeps the last state of a lobby that was deleted or can't be decoded any more.</summary>
    Task KeepLost(Lobby last, CancellationToken ct);

    /// <summary>Returns the last state that was kept of a lobby.</summary>
    Task<Lobby?> GetLost(LobbyId id, CancellationToken ct);

    /// <summary>Frees the code of a deleted lobby, unless it leads to another lobby.</summary>
    Task FreeCode(Lobby deleted, CancellationToken ct);
}
