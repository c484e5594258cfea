using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>All queues of the stack: SQS in memory.</summary>
internal sealed class QueueEngine
{
    private readonly Dictionary<string, Queue> byId;
    private readonly Dictionary<string, Queue> byName;

    /// <exception cref="InvalidOperationException">A dead-letter queue is missing or has another type than its source.</exception>
    public QueueEngine(Account account, IEnumerable<QueueDefinition> definitions, TimeProvider clock)
    {
        byId = definitions.ToDictionary(d => d.Id, d => new Queue(d, account.QueueArn(d.Name), clock));
        byName = byId.Values.ToDictionary(q => q.Definition.Name);
        foreach (var queue in byId.Values) queue.DeadLetterQueue = DeadLetterQueueOf(queue.Definition);
        MoveTasks = new MessageMoveTasks(this, clock);
    }

    public MessageMoveTasks MoveTasks { get; }

    public IEnumerable<Queue> Queues => byName.Values;

    /// <summary>The queue with a logical id.</summary>
    /// <exception cref="KeyNotFoundException">The template has no such queue.</exception>
    public Queue this[string id] => byId[id];

    /// <summary>Returns the queue with a name, or with a URL that ends in its name.</summary>
    /// <exception cref="QueueError">There is no such queue.</exception>
    public Queue Named(string? nameOrUrl) =>
        nameOrUrl?.Split('/')[^1] is { } name && byName.TryGetValue(name, out var queue) ? queue : throw QueueError.NoSuchQueue();

    private Queue? DeadLetterQueueOf(QueueDefinition definition)
    {
        if (definition.Redrive is not { } redrive) return null;
        if (!byId.TryGetValue(redrive.Queue, out var target))
            throw new InvalidOperationException($"{definition.Id} redrives to {redrive.Queue}, which is not a queue.");
        return target.Definition.Fifo == definition.Fifo ? target
            : throw new InvalidOperationException(
                $"{definition.Id} and its dead-letter queue {redrive.Queue} must both be standard or both be FIFO.");
    }
}
