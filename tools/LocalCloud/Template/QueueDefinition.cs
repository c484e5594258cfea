namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::SQS::Queue; defaults are those of SQS.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="Name">The queue's name, the last part of its URL and ARN; a FIFO queue's ends in .fifo.</param>
public sealed record QueueDefinition(string Id, string Name)
{
    public bool Fifo { get; init; }
    public bool ContentBasedDeduplication { get; init; }
    public DeduplicationScope DeduplicationScope { get; init; } = DeduplicationScope.Queue;
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan Delay { get; init; }
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(4);
    public TimeSpan ReceiveWait { get; init; }

    /// <summary>Bytes; 1 MiB since August 2025.</summary>
    public int MaximumMessageSize { get; init; } = 1024 * 1024;

    public RedrivePolicy? Redrive { get; init; }
}

public enum DeduplicationScope
{
    Queue,
    MessageGroup,
}

/// <summary>Where a message goes that was received <paramref name="MaxReceiveCount"/> times in vain.</summary>
/// <param name="Queue">The logical id of the dead-letter queue.</param>
public sealed record RedrivePolicy(string Queue, int MaxReceiveCount);
