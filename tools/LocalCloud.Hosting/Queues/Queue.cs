using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// One SQS queue in memory, standard or FIFO. Thread safe. Invalid requests throw <see cref="QueueError"/>. Unlike SQS, a standard
/// queue keeps its order, and delivers a message again only after its visibility timeout.
/// </summary>
internal sealed class Queue(QueueDefinition definition, string arn, TimeProvider clock)
{
    // SQS sequence numbers have 20 digits, so they also compare correctly as text.
    private UInt128 lastSequenceNumber = 10_000_000_000_000_000_000;

    private readonly Lock gate = new();
    private readonly MessageStore store = new(definition);
    private readonly ChangeSignal changes = new();
    private readonly DeduplicationWindow deduplication = new(definition.DeduplicationScope);
    private DateTimeOffset lastPurge = DateTimeOffset.MinValue;

    public QueueDefinition Definition => definition;
    public string Arn => arn;
    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    /// <summary>
    /// Whether a message can be received now. A visible message of a FIFO queue waits while another one of its group is in flight.
    /// </summary>
    public bool HasAvailable
    {
        get
        {
            lock (gate) return store.HasAvailable(clock.GetUtcNow());
        }
    }

    internal Queue? DeadLetterQueue { get; set; }

    /// <summary>Sends a message. On a FIFO queue, a duplicate of the last five minutes has no effect.</summary>
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

    /// <summary>Receives messages. Waits for the first one (long polling) as requested or configured for the queue.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> Receive(
        int max = 1, TimeSpan? visibilityTimeout = null, TimeSpan? wait = null, CancellationToken ct = default)
    {
        var deadline = clock.GetUtcNow() + (wait ?? definition.ReceiveWait);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            var (change, taken, nextVisible) = Take(max, visibilityTimeout ?? definition.VisibilityTimeout, now);
            if (taken.Count > 0 || now >= deadline) return taken;
            var wake = nextVisible < deadline ? nextVisible.Value : deadline;
            await ChangeSignal.Wait(change, wake - now, clock, ct);
        }
    }

    /// <summary>
    /// Deletes the message of a receipt handle. A standard queue ignores a handle that is not the latest; a FIFO queue rejects a handle
    /// after its visibility timeout. Deleting a message twice has no effect.
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

    /// <summary>Sets the time, from now, after which a message in flight becomes visible again.</summary>
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

    /// <summary>Deletes all messages. Fails if called twice within a minute.</summary>
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

    /// <summary>Returns the number of visible, in-flight and delayed messages.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (gate) return store.Count(clock.GetUtcNow());
    }

    /// <summary>
    /// Moves the visible messages that have a destination, as new ones. Returns the number of visible messages, and of those moved.
    /// </summary>
    public (int Visible, int Moved) MoveVisible(Func<StoredMessage, Queue?> destination)
    {
        List<(StoredMessage Message, Queue? To)> visible;
        lock (gate)
        {
            visible = [.. store.Visible(clock.GetUtcNow()).Select(message => (message, destination(message)))];
            foreach (var (message, to) in visible)
            {
                if (to is not null) store.Remove(message);
            }
        }

        // Outside the lock, because the destination has a lock, too.
        var moved = visible.Where(each => each.To is not null).ToList();
        foreach (var (message, to) in moved) to!.AddAgain(message);
        return (visible.Count, moved.Count);
    }

    private (Task Change, IReadOnlyList<ReceivedMessage> Taken, DateTimeOffset? NextVisible) Take(
        int max, TimeSpan timeout, DateTimeOffset now)
    {
        List<StoredMessage> dead = [];
        try
        {
            lock (gate)
            {
                var taken = store.Take(max, now, dead).Select(message => Receipt(message, now, now + timeout)).ToList();
                return (changes.Next, taken, taken.Count > 0 ? null : store.NextVisible(now));
            }
        }
        finally
        {
            // Outside the lock, because two queues that wait for each other's lock would deadlock.
            foreach (var message in dead) DeadLetterQueue?.AddDeadLetter(message, arn);
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

    private void AddDeadLetter(StoredMessage message, string sourceArn)
    {
        lock (gate)
        {
            // The retention period of a message starts again only in a FIFO dead-letter queue.
            if (definition.Fifo) message.Sent = clock.GetUtcNow();
            message.DeadLetterSourceArn = sourceArn;
            Add(message);
        }
    }

    /// <summary>Adds a message of a dead-letter queue with a new id and as sent now. It is never a duplicate.</summary>
    private void AddAgain(StoredMessage message)
    {
        lock (gate) Add(new StoredMessage(message.Content, message.DeduplicationId, clock.GetUtcNow()));
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
