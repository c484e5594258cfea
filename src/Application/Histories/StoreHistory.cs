using GameLobby.Application.Changes;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Histories;

/// <summary>
/// Stores why versions came to be, and which of their pushes were not delivered. Both are read once and one by one, because a batch may
/// have hundreds of states of large lobbies.
/// </summary>
public sealed record StoreHistory(IEnumerable<LobbyStored> Versions, IEnumerable<HistoryEntry> Pushes) : ICommand<Done>;

internal sealed class StoreHistoryHandler(IVersionHistory history) : IRequestHandler<StoreHistory, Result<Done>>
{
    public async Task<Result<Done>> Handle(StoreHistory request, CancellationToken ct)
    {
        VersionEntry[] entries =
            [.. request.Versions.SelectMany(VersionEntries.Of), .. request.Pushes.Select(VersionEntries.Of).OfType<VersionEntry>()];
        if (entries.Length > 0) await history.Keep(entries, ct);
        return Done.Value;
    }
}
