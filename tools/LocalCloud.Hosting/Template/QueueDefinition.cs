namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::SQS::Queue; defaults are those of SQS.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="Name">The last part of the queue's URL and ARN. The name of a FIFO queue ends in .fifo.</param>
public sealed record QueueDefinition(string Id, string Name)
{
    public bool Fifo { get; init; }
    public bool ContentBasedDeduplication { get; init; }
    public DeduplicationScope DeduplicationScope { get; init; } = DeduplicationScope.Queue;
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan Delay { get; init; }
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(4);
    public TimeSpan ReceiveWait { get; init; }

    /// <summary>The maximum message size in bytes; SQS increased it to 1 MiB in August 2025.</summary>
    public int MaximumMessageSize { get; init; } = 1024 * 1024;

    public RedrivePolicy? Redrive { get; init; }
}

public enum DeduplicationScope
{
    Queue,
    MessageGroup,
}

/// <summary>Moves a message to the dead-letter queue after <paramref name="MaxReceiveCount"/> receipts.</summary>
/// <param name="Queue">The logical id of the dead-letter queue.</param>
public sealed record RedrivePolicy(string Queue, int MaxReceiveCount);
