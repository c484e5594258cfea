using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>The pushes of each version of a lobby, kept for an hour. A version may be missing.</summary>
public interface IChangeHistory
{
    Task Keep(IReadOnlyList<HistoryEntry> entries, CancellationToken ct);

    /// <summary>Returns the entries of the versions after one, up to and including another, in order.</summary>
    Task<IReadOnlyList<HistoryEntry>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct);
}
