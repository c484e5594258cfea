using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A queue's event source mapping. Each of several loops receives a batch, invokes the function, and deletes what did not fail. What
/// failed is left in flight, so that it comes back when the queue's visibility time-out ends: Lambda never changes visibility, nor does
/// it ask for the permission to. On a FIFO queue the groups of a batch stay blocked meanwhile, which gives one batch a group at a time;
/// a later message of a failed one's group is deleted unless the function reports it too.
/// </summary>
internal sealed class QueuePoller(
    QueueSource source, IFunctions functions, QueueEngine queues, TimeProvider clock, ILogger<QueuePoller> logger)
{
    private const int MostInOneReceipt = 10;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Queue queue = queues[source.Queue];

    // Lambda starts with five batches in flight, and on a FIFO queue goes up to the number of groups; ten is plenty for one machine.
    private int Concurrency => source.MaximumConcurrency ?? (queue.Definition.Fifo ? 10 : 5);

    /// <summary>Runs until cancelled; no fault ends it before.</summary>
    public Task Run(CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Loop(ct)));

    private async Task Loop(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var batch = await Receive(ct);
                if (batch.Count > 0) await Deliver(batch, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.ReadingFailed(source.Id, error);
                await Task.Delay(PauseAfterFault, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> Receive(CancellationToken ct)
    {
        var batch = new List<ReceivedMessage>(await queue.Receive(Room(0), wait: LongPoll, ct: ct));
        var end = clock.GetUtcNow() + source.BatchingWindow;
        while (batch.Count > 0 && Room(batch.Count) > 0 && end - clock.GetUtcNow() is { Ticks: > 0 } rest)
            batch.AddRange(await queue.Receive(Room(batch.Count), wait: rest, ct: ct));
        return batch;
    }

    private int Room(int count) => Math.Min(MostInOneReceipt, source.BatchSize - count);

    private async Task Deliver(IReadOnlyList<ReceivedMessage> batch, CancellationToken ct)
    {
        var invocation = await functions.InvokeLogged(source.Function, QueueEvent.Of(batch, queue), source.Id, batch.Count, logger, ct);
        var response = BatchResponse.Read(invocation, source.ReportsBatchItemFailures, batch.Select(m => m.Id));
        if (response.All) return;
        if (response.Failed.Count > 0) logger.ItemsFailed(source.Id, source.Function, response.Failed.Count, batch.Count);
        foreach (var message in batch.Where(m => !response.Failed.Contains(m.Id))) Delete(message);
    }

    private void Delete(ReceivedMessage message)
    {
        try
        {
            queue.Delete(message.ReceiptHandle);
        }
        catch (QueueError error)
        {
            // The function took longer than the visibility time-out, so that a FIFO queue refuses; the message comes again.
            logger.ReadingFailed(source.Id, error);
        }
    }
}
