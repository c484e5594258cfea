namespace GameLobby.LocalCloud.Queues;

/// <summary>A task that moved the messages of a dead-letter queue.</summary>
internal sealed record MessageMoveTask(string SourceArn, string? DestinationArn, int? MaxPerSecond, DateTimeOffset Started)
{
    public string Handle { get; } = Guid.NewGuid().ToString();

    /// <summary>The number of messages that were visible at the start.</summary>
    public int ToMove { get; init; }

    public int Moved { get; init; }

    /// <summary>Null if all messages were moved.</summary>
    public string? FailureReason { get; init; }

    public string Status => FailureReason is null ? "COMPLETED" : "FAILED";
}
