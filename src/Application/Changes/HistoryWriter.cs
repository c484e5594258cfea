using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>
/// Stores the lobby changes that a member missed, and why memberships ended, in the change history. What all members received is not
/// stored: it would cost a write for each change, and a client that lost a push without a trace gets the lobby instead.
/// </summary>
internal sealed partial class HistoryWriter(IChangeHistory history, TimeProvider clock, ILogger<HistoryWriter> logger)
{
    /// <summary>Stores the changes. A failure must not repeat pushes that were delivered: clients get a snapshot instead.</summary>
    /// <param name="notices">The notices of changes.</param>
    /// <param name="undelivered">The pushes that a connection did not get, by notice.</param>
    /// <param name="ct">Cancels the write.</param>
    public async Task Store(IEnumerable<Notice> notices, ILookup<Notice, UndeliveredPush> undelivered, CancellationToken ct)
    {
        var entries = EntriesOf(
            notices.Where(notice => undelivered.Contains(notice) || notice.Deliveries.Any(IsNeeded)), undelivered);
        try
        {
            if (entries.Length > 0) await history.Keep(entries, ct);
        }
        catch (Exception failure)
        {
            NotStored(entries[0].Lobby.Value, entries[0].Version, failure);
        }
    }

    /// <summary>
    /// Returns true for a push that a member missed while away, and for one that ends a membership that the player didn't end.
    /// </summary>
    private static bool IsNeeded(Delivery delivery) =>
        delivery.To.Any(to => to.Connection is null)
        || delivery.Push is LobbyClosedPush or LobbyRemovedPush { Reason: not ChangeReason.Left };

    /// <summary>Returns an entry per version. A notice that was too large for the queue arrives in parts.</summary>
    private HistoryEntry[] EntriesOf(IEnumerable<Notice> notices, ILookup<Notice, UndeliveredPush> undelivered) =>
    [
        .. notices
            .Select(notice => EntryOf(notice, undelivered[notice]))
            .OfType<HistoryEntry>()
            .GroupBy(entry => (entry.Lobby, entry.Version))
            .Select(parts => parts.First() with
            {
                Audiences = [.. parts.SelectMany(part => part.Audiences)],
                Departures = [.. parts.SelectMany(part => part.Departures!)],
                Undelivered = [.. parts.SelectMany(part => part.Undelivered!)],
            }),
    ];

    private HistoryEntry? EntryOf(Notice notice, IEnumerable<UndeliveredPush> undelivered)
    {
        var versions = notice.Deliveries.Select(delivery => VersionOf(delivery.Push));
        if (versions.FirstOrDefault(version => version is not null) is not (var lobby, var number)) return null;

        return new HistoryEntry(
            lobby,
            number,
            clock.GetUtcNow(),
            [.. notice.Deliveries
                .Where(delivery => delivery.Push is LobbyChangedPush)
                .Select(delivery => new HistoryAudience(PlayersOf(delivery), (LobbyChangedPush)delivery.Push))],
            [.. notice.Deliveries
                .Where(delivery => delivery.Push is LobbyRemovedPush or LobbyClosedPush)
                .Select(delivery => new HistoryDeparture(PlayersOf(delivery), delivery.Push))],
            [.. notice.Deliveries
                .SelectMany(delivery => delivery.To.Where(to => to.Connection is null))
                .Select(to => new PushFailure(to.Player, "away"))
                .Concat(undelivered.Select(push => new PushFailure(push.Pending.Player, push.Reason)))
                .Distinct()]);
    }

    private static PlayerId[] PlayersOf(Delivery delivery) => [.. delivery.To.Select(to => to.Player)];

    /// <summary>Returns the version that a push leads to; null for pushes that are not stored.</summary>
    private static (LobbyId Lobby, long Number)? VersionOf(Push push) => push switch
    {
        LobbyChangedPush changed => (changed.LobbyId, changed.Version),
        LobbyRemovedPush removed => (removed.LobbyId, removed.Version),
        LobbyClosedPush closed => (closed.LobbyId, closed.Version),
        _ => null,
    };

    [LoggerMessage(1, LogLevel.Warning, "Failed to store the history of {Lobby} from version {Version}; clients get a snapshot instead")]
    private partial void NotStored(string lobby, long version, Exception failure);
}
