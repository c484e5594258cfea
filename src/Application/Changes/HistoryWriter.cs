using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>Stores the lobby changes of notices in the change history.</summary>
internal sealed partial class HistoryWriter(IChangeHistory history, ILogger<HistoryWriter> logger)
{
    /// <summary>Stores the changes. A failure must not repeat pushes that were delivered: clients get a snapshot instead.</summary>
    public async Task Store(IEnumerable<Notice> notices, CancellationToken ct)
    {
        var entries = EntriesOf(notices);
        try
        {
            if (entries.Length > 0) await history.Keep(entries, ct);
        }
        catch (Exception failure)
        {
            NotStored(entries[0].Lobby.Value, entries[0].Version, failure);
        }
    }

    /// <summary>Returns an entry per version. A notice that was too large for the queue arrives in parts.</summary>
    private static HistoryEntry[] EntriesOf(IEnumerable<Notice> notices) =>
    [
        .. notices
            .Select(EntryOf)
            .OfType<HistoryEntry>()
            .GroupBy(entry => (entry.Lobby, entry.Version))
            .Select(parts => parts.First() with { Audiences = [.. parts.SelectMany(part => part.Audiences)] }),
    ];

    private static HistoryEntry? EntryOf(Notice notice)
    {
        HistoryAudience[] audiences =
        [
            .. notice.Deliveries
                .Where(delivery => delivery.Push is LobbyChangedPush)
                .Select(delivery => new HistoryAudience([.. delivery.To.Select(to => to.Player)], (LobbyChangedPush)delivery.Push)),
        ];
        return audiences is [{ Push: var push }, ..] ? new HistoryEntry(push.LobbyId, push.Version, push.At, audiences) : null;
    }

    [LoggerMessage(1, LogLevel.Warning, "Failed to store the history of {Lobby} from version {Version}; clients get a snapshot instead")]
    private partial void NotStored(string lobby, long version, Exception failure);
}
