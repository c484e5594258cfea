using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>Pushes the queued notices of one group. Returns those that must be delivered again, which are retries that failed.</summary>
public sealed record DeliverNotices(IReadOnlyList<Notice> Notices) : ICommand<IReadOnlyList<Notice>>;

/// <summary>
/// A push that failed is queued again as a notice in the group of its connection, so the other members neither wait for it nor receive
/// their pushes twice.
/// </summary>
internal sealed partial class DeliverNoticesHandler(
    PushDelivery delivery, IOutbox outbox, HistoryWriter history, TimeProvider clock, ILogger<DeliverNoticesHandler> logger)
    : IRequestHandler<DeliverNotices, Result<IReadOnlyList<Notice>>>
{
    /// <summary>Time for retries of a push. By then the client has sent a hello, which shows what it missed.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromMinutes(4);

    public async Task<Result<IReadOnlyList<Notice>>> Handle(DeliverNotices request, CancellationToken ct)
    {
        foreach (var notice in request.Notices) Telemetry.FanOut.Record(notice.Deliveries.Sum(delivery => delivery.To.Count));
        var undelivered = await delivery.Deliver(request.Notices, RetryTime, ct);
        await history.Store(
            request.Notices.Where(notice => !notice.IsRetry), undelivered.ToLookup(push => push.Pending.Notice), ct);

        var failed = undelivered.Where(push => push.MayRetry).Select(push => push.Pending).ToLookup(push => push.Notice.IsRetry);
        var now = clock.GetUtcNow();
        await Queue(Retries(failed[false], now + RetryTime), ct);
        var retries = failed[true].Select(push => push.Notice).Distinct().ToLookup(notice => notice.RetryUntil > now);
        foreach (var _ in retries[false]) Dropped();
        return retries[true].ToArray();
    }

    /// <summary>Returns a notice for each notice and connection, with the pushes that failed.</summary>
    private static Notice[] Retries(IEnumerable<PendingPush> failed, DateTimeOffset until) =>
    [
        .. failed
            .GroupBy(push => (Notice: push.Notice.Id, push.Connection.Id))
            .Select(pushes => new Notice(
                $"{pushes.Key.Notice}/{pushes.Key.Id}",
                $"connection/{pushes.Key.Id}",
                [.. pushes.Select(push => new Delivery([new Recipient(push.Player, push.Connection)], push.Push))],
                until)),
    ];

    /// <summary>Queues retries. A failure must not repeat pushes that were delivered: the clients find what they missed.</summary>
    private async Task Queue(Notice[] retries, CancellationToken ct)
    {
        if (retries.Length == 0) return;

        try
        {
            await outbox.Send(retries, ct);
            Telemetry.PushRetries.Add(retries.Length);
            Queued(retries.Length);
        }
        catch (Exception failure)
        {
            NotQueued(retries.Length, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Queued {Count} notices again whose pushes to a connection failed")]
    private partial void Queued(int count);

    [LoggerMessage(2, LogLevel.Error, "Failed to queue {Count} retries of pushes; some may be lost")]
    private partial void NotQueued(int count, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "Dropped the pushes of a notice: its connection took none for minutes")]
    private partial void Dropped();
}
