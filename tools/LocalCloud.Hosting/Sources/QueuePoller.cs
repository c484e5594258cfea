using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A queue's event source mapping. Several loops each receive a batch, invoke the function and delete the messages that did not fail.
/// Failed messages become visible again after the queue's visibility timeout; like Lambda, the poller does not change it. On a FIFO
/// queue, a batch blocks its groups until then. A message after a failed one of its group is deleted unless the function reports it too.
/// </summary>
internal sealed class QueuePoller(QueueSource source, StackServices services, TimeProvider clock, ILogger<QueuePoller> logger)
{
    private const int MaxReceiveBatch = 10;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Queue queue = services.Queues[source.Queue];

    // Lambda starts with five concurrent batches and scales a FIFO queue to its number of groups; here the maximum is ten.
    private int Concurrency => source.MaximumConcurrency ?? (queue.Definition.Fifo ? 10 : 5);

    /// <summary>Polls until cancelled; failures are logged and retried.</summary>
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
                await Task.Delay(RetryDelay, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> Receive(CancellationToken ct)
    {
        var batch = new List<ReceivedMessage>(await Receive(Remaining(0), LongPoll, ct));
        var end = clock.GetUtcNow() + source.BatchingWindow;
        while (batch.Count > 0 && Remaining(batch.Count) > 0 && end - clock.GetUtcNow() is { Ticks: > 0 } rest)
            batch.AddRange(await Receive(Remaining(batch.Count), rest, ct));
        return batch;
    }

    private async Task<IReadOnlyList<ReceivedMessage>> Receive(int max, TimeSpan wait, CancellationToken ct)
    {
        var received = await queue.Receive(max, wait: wait, ct: ct);
        services.Ledger.Queue(queue.Definition, "ReceiveMessage", received.Sum(message => message.Body.Length));
        return received;
    }

    private int Remaining(int count) => Math.Min(MaxReceiveBatch, source.BatchSize - count);

    private async Task Deliver(IReadOnlyList<ReceivedMessage> batch, CancellationToken ct)
    {
        var invocation = await services.Functions.InvokeLogged(
            source.Function, QueueEvent.Of(batch, queue), source.Id, batch.Count, logger, ct);
        var response = BatchResponse.Read(invocation, source.ReportsBatchItemFailures, batch.Select(m => m.Id));
        if (response.All) return;
        if (response.Failed.Count > 0) logger.ItemsFailed(source.Id, source.Function, response.Failed.Count, batch.Count);
        var processed = batch.Where(m => !response.Failed.Contains(m.Id) && !services.Faults.ShouldInject(Fault.RepeatedMessage)).ToList();
        if (processed.Count > 0) services.Ledger.Queue(queue.Definition, "DeleteMessage", 0);
        foreach (var message in processed) Delete(message);
    }

    private void Delete(ReceivedMessage message)
    {
        try
        {
            queue.Delete(message.ReceiptHandle);
        }
        catch (QueueError error)
        {
            // A FIFO queue rejects the handle if the function exceeded the visibility timeout. The message will be received again.
            logger.ReadingFailed(source.Id, error);
        }
    }
}
