namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// Moves messages from dead-letter queues back to their queues (redrive). Unlike on AWS, a task moves all visible messages at once and has
/// ended when its start returns.
/// </summary>
internal sealed class MessageMoveTasks(QueueEngine queues, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<MessageMoveTask> tasks = [];

    /// <summary>Moves the messages to one queue, or each to the queue that it came from.</summary>
    /// <exception cref="QueueError">A queue does not exist, is no dead-letter queue, or is of another type.</exception>
    public MessageMoveTask Start(string? sourceArn, string? destinationArn, int? maxPerSecond)
    {
        var source = Find("SourceArn", sourceArn);
        if (queues.Queues.All(queue => queue.DeadLetterQueue != source))
            throw QueueError.Invalid("SourceArn", sourceArn, "The queue is not the dead-letter queue of another queue.");

        var destination = destinationArn is null ? null : Find("DestinationArn", destinationArn);
        if (destination is not null && destination.Definition.Fifo != source.Definition.Fifo)
            throw QueueError.Invalid("DestinationArn", destinationArn, "Both queues must be standard or both be FIFO.");
        if (maxPerSecond is { } rate) MessageRules.CheckRange("MaxNumberOfMessagesPerSecond", rate, 1, 500);

        lock (gate)
        {
            var (found, moved) = source.MoveVisible(message => destination ?? SourceOf(message));
            var task = new MessageMoveTask(source.Arn, destination?.Arn, maxPerSecond, clock.GetUtcNow())
            {
                ToMove = found,
                Moved = moved,
                FailureReason = moved < found ? "CouldNotDetermineMessageSource" : null,
            };
            tasks.Add(task);
            return task;
        }
    }

    /// <summary>Returns the latest tasks of a dead-letter queue, the last one first.</summary>
    public IReadOnlyList<MessageMoveTask> List(string? sourceArn, int max)
    {
        var source = Find("SourceArn", sourceArn);
        MessageRules.CheckRange("MaxResults", max, 1, 10);
        lock (gate) return [.. tasks.Where(task => task.SourceArn == source.Arn).Reverse().Take(max)];
    }

    private Queue? SourceOf(StoredMessage message) => queues.Queues.FirstOrDefault(queue => queue.Arn == message.DeadLetterSourceArn);

    private Queue Find(string parameter, string? arn)
    {
        if (arn is null) throw QueueError.Missing(parameter);
        return queues.Queues.FirstOrDefault(queue => queue.Arn == arn) ?? throw QueueError.NoSuchResource(parameter);
    }
}
