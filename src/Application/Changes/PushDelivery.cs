using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>
/// Pushes notices to clients, in order for each client, and to all clients in parallel so that none waits for a slow one.
/// </summary>
internal sealed partial class PushDelivery(
    IClientChannel channel, IChangeHistory history, PlayerSessions sessions, TimeProvider clock, ILogger<PushDelivery> logger)
{
    private const int MaxConcurrentClients = 32;

    /// <summary>Age below which the callback API may not know a connection yet, so that "gone" proves nothing.</summary>
    private static readonly TimeSpan NewConnectionAge = TimeSpan.FromSeconds(5);

    public async Task Deliver(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var clients = notices
            .SelectMany(notice => notice.Deliveries)
            .SelectMany(delivery => delivery.To, (delivery, to) => (to, delivery.Push))
            .Where(pending => pending.to.Connection is not null)
            .GroupBy(pending => pending.to, pending => pending.Push);
        var pushed = Parallel.ForEachAsync(
            clients,
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentClients, CancellationToken = ct },
            async (client, token) => await Push(client.Key.Player, client.Key.Connection!, Coalesce(client), token));
        await Task.WhenAll(pushed, Store(HistoryOf(notices), ct));
    }

    private async Task Push(PlayerId player, Connection connection, IEnumerable<Push> pushes, CancellationToken ct)
    {
        foreach (var push in pushes)
        {
            if (await channel.Push(connection.Id, push, ct) is PushResult.Gone && connection.Since + NewConnectionAge < clock.GetUtcNow())
            {
                await sessions.End(player, connection, ct);
                return;
            }

            if (push is SessionReplacedPush) await channel.Close(connection.Id, ct);
        }
    }

    /// <summary>Merges consecutive versions of a lobby into one push, as far as a message can hold them.</summary>
    private static IEnumerable<Push> Coalesce(IEnumerable<Push> pushes)
    {
        LobbyChangedPush? pending = null;
        foreach (var push in pushes)
        {
            if (push is LobbyChangedPush changed && Merge(pending, changed) is { } merged)
            {
                pending = merged;
                continue;
            }

            if (pending is not null) yield return pending;
            pending = push as LobbyChangedPush;
            if (pending is null) yield return push;
        }

        if (pending is not null) yield return pending;
    }

    private static LobbyChangedPush? Merge(LobbyChangedPush? first, LobbyChangedPush next)
    {
        if (first?.LobbyId != next.LobbyId || first.Version != next.Previous) return null;

        var merged = first.With(next);
        return MessageSize.Of(merged, WireJson.Relaxed.Push) <= MessageSize.Max ? merged : null;
    }

    /// <summary>Stores the history. A failure must not repeat pushes that were delivered: clients get a snapshot instead.</summary>
    private async Task Store(HistoryEntry[] entries, CancellationToken ct)
    {
        try
        {
            if (entries.Length > 0) await history.Keep(entries, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            HistoryNotStored(entries[0].Lobby.Value, entries[0].Version, failure);
        }
    }

    /// <summary>Returns an entry per version. A notice that was too large for the queue arrives in parts.</summary>
    private static HistoryEntry[] HistoryOf(IReadOnlyList<Notice> notices) =>
    [
        .. notices
            .Select(HistoryOf)
            .OfType<HistoryEntry>()
            .GroupBy(entry => (entry.Lobby, entry.Version))
            .Select(parts => parts.First() with { Audiences = [.. parts.SelectMany(part => part.Audiences)] }),
    ];

    private static HistoryEntry? HistoryOf(Notice notice)
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
    private partial void HistoryNotStored(string lobby, long version, Exception failure);
}
