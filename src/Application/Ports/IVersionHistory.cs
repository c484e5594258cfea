using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Why each version of a lobby was stored, for operators, kept for as long as the stack's parameter says.</summary>
public interface IVersionHistory
{
    /// <summary>Stores entries of any lobbies. Storing an entry twice stores it once.</summary>
    Task Keep(IReadOnlyList<VersionEntry> entries, CancellationToken ct);

    /// <summary>Returns the entries of a lobby from the latest to the first, those before a version if one is given.</summary>
    IAsyncEnumerable<VersionEntry> Latest(LobbyId lobby, long? before, CancellationToken ct);
}
