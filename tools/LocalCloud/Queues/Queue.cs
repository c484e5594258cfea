using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// One SQS queue in memory, standard or FIFO. Thread safe; all times are the clock's. Refusals are <see cref="QueueError"/>.
/// A standard queue keeps its order here, and delivers once unless the visibility time-out ends: SQS promises neither.
/// </summary>
internal sealed class Queue(QueueDefinition definition, string arn, TimeProvider clock)
{
    // Sequence numbers of SQS have 20 digits, and so compare as text as well.
    private UInt128 lastSequenceNumber = 10_000_000_000_000_000_000;

    private readonly Lock gate = new();
    private readonly MessageStore store = new(definition);
    private readonly ChangeSignal changes = new();
    private readonly DeduplicationWindow deduplication = new(definition.DeduplicationScope);
    private DateTimeOffset lastPurge = DateTimeOffset.MinValue;

    public QueueDefinition Definition => definition;
    public string Arn => arn;
    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    internal Queue? DeadLetters { get; set; }

    /// <summary>Takes a message; on a FIFO queue, one of an id that was taken in the last five minutes changes nothing.</summary>
    public SentMessage Send(OutgoingMessage message)
    {
        MessageRules.Check(definition, message);
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (!definition.Fifo) return Add(new StoredMessage(message, null, now) { VisibleAt = now + Delay(message) });

            var id = message.DeduplicationId ?? DeduplicationWindow.ContentId(message.Body);
            if (deduplication.Find(message.GroupId, id, now) is { } taken) return taken;
            var sent = Add(new StoredMessage(message, id, now) { VisibleAt = now + definition.Delay });
            deduplication.Remember(message.GroupId, id, sent, now);
            return sent;
        }
    }

    /// <summary>Hands out up to ten messages, waiting for the first (long polling) as told or as the queue's own setting is.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> Receive(
        int most = 1, TimeSpan? visibilityTimeout = null, TimeSpan? wait = null, CancellationToken ct = default)
    {
        var deadline = clock.GetUtcNow() + (wait ?? definition.ReceiveWait);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            var (change, taken, nextVisible) = Take(most, visibilityTimeout ?? definition.VisibilityTimeout, now);
            if (taken.Count > 0 || now >= deadline) return taken;
            var wake = nextVisible < deadline ? nextVisible.Value : deadline;
            await ChangeSignal.Wait(change, wake - now, clock, ct);
        }
    }

    /// <summary>
    /// Deletes what was received under the handle. On a standard queue a handle older than the last receipt is ignored; on a FIFO queue
    /// one whose visibility time-out has ended is refused. Deleting again is harmless.
    /// </summary>
    public void Delete(string? receiptHandle)
    {
        var handle = ReceiptHandle.Parse(receiptHandle, definition.Name);
        lock (gate)
        {
            if (store.Find(handle.MessageId) is not { } message) return;
            var latest = message.ReceiveCount == handle.ReceiveCount;
            if (definition.Fifo && (!latest || message.VisibleAt <= clock.GetUtcNow()))
                throw QueueError.Invalid("ReceiptHandle", receiptHandle, "The receipt handle has expired.");
            if (latest) store.Remove(message);
            changes.Raise();
        }
    }

    /// <summary>Makes a message in flight visible again after so much time from now; zero: at once.</summary>
    public void ChangeVisibility(string? receiptHandle, TimeSpan timeout)
    {
        var handle = ReceiptHandle.Parse(receiptHandle, definition.Name);
        lock (gate)
        {
            if (store.Find(handle.MessageId) is not { } message || message.ReceiveCount != handle.ReceiveCount)
                throw QueueError.NotAvailable(receiptHandle);
            var now = clock.GetUtcNow();
            if (message.VisibleAt <= now) throw QueueError.NotInFlight();
            message.VisibleAt = now + timeout;
            changes.Raise();
        }
    }

    /// <summary>Deletes every message; refused within a minute of the last time.</summary>
    public void Purge()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now - lastPurge < TimeSpan.FromSeconds(60)) throw QueueError.PurgeInProgress(definition.Name);
            lastPurge = now;
            store.Clear();
        }
    }

    /// <summary>How many messages wait, are in flight, and are delayed.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (gate) return store.Count(clock.GetUtcNow());
    }

    private (Task Change, IReadOnlyList<ReceivedMessage> Taken, DateTimeOffset? NextVisible) Take(
        int most, TimeSpan timeout, DateTimeOffset now)
    {
        List<StoredMessage> dead = [];
        try
        {
            lock (gate)
            {
                var taken = store.Take(most, now, dead).Select(message => Receipt(message, now, now + timeout)).ToList();
                return (changes.Next, taken, taken.Count > 0 ? null : store.NextVisible(now));
            }
        }
        finally
        {
            // Outside the lock, so that two queues never hold one another's.
            foreach (var message in dead) DeadLetters?.Bury(message, arn);
        }
    }

    private ReceivedMessage Receipt(StoredMessage message, DateTimeOffset now, DateTimeOffset visibleAt)
    {
        if (message.ReceiveCount++ == 0) message.FirstReceived = now;
        message.VisibleAt = visibleAt;
        var handle = new ReceiptHandle(definition.Name, message.Id, message.ReceiveCount);
        return new ReceivedMessage(
            message.Id, handle.ToString(), message.Content.Body, message.SystemAttributes(), message.Content.Attributes);
    }

    private void Bury(StoredMessage message, string sourceArn)
    {
        lock (gate)
        {
            // Retention goes on from the first queue, but starts anew on a FIFO queue.
            if (definition.Fifo) message.Sent = clock.GetUtcNow();
            message.DeadLetterSourceArn = sourceArn;
            Add(message);
        }
    }

    private SentMessage Add(StoredMessage message)
    {
        message.SequenceNumber = definition.Fifo ? $"{++lastSequenceNumber}" : null;
        store.Add(message);
        changes.Raise();
        return new SentMessage(message.Id, message.SequenceNumber);
    }

    private TimeSpan Delay(OutgoingMessage message) =>
        message.DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : definition.Delay;
}
