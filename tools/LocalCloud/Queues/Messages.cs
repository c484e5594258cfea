namespace GameLobby.LocalCloud.Queues;

/// <summary>A message attribute; the data type begins with String, Number or Binary. One of the values is given.</summary>
internal sealed record MessageAttribute(string DataType, string? StringValue = null, byte[]? BinaryValue = null);

/// <summary>What is sent to a queue.</summary>
internal sealed record OutgoingMessage(string Body)
{
    public string? GroupId { get; init; }
    public string? DeduplicationId { get; init; }

    /// <summary>Null: the queue's own delay.</summary>
    public int? DelaySeconds { get; init; }

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();
}

/// <summary>What a queue answers to a message that it took, or that it had taken before (FIFO deduplication).</summary>
internal sealed record SentMessage(string Id, string? SequenceNumber);

/// <summary>A message as a consumer gets it.</summary>
/// <param name="SystemAttributes">All of them, as SQS names and writes them: times in epoch milliseconds, counts as text.</param>
internal sealed record ReceivedMessage(
    string Id,
    string ReceiptHandle,
    string Body,
    IReadOnlyDictionary<string, string> SystemAttributes,
    IReadOnlyDictionary<string, MessageAttribute> Attributes)
{
    public string? GroupId => SystemAttributes.GetValueOrDefault("MessageGroupId");
}

/// <summary>A message as a queue keeps it; guarded by the lock of the queue that it is in.</summary>
internal sealed class StoredMessage(OutgoingMessage content, string? deduplicationId, DateTimeOffset sent)
{
    public string Id { get; } = Guid.NewGuid().ToString();
    public OutgoingMessage Content => content;
    public string? DeduplicationId => deduplicationId;
    public DateTimeOffset Sent { get; set; } = sent;
    public string? SequenceNumber { get; set; }
    public string? DeadLetterSourceArn { get; set; }

    /// <summary>In flight or delayed until then.</summary>
    public DateTimeOffset VisibleAt { get; set; } = sent;

    public int ReceiveCount { get; set; }
    public DateTimeOffset FirstReceived { get; set; }

    public IReadOnlyDictionary<string, string> SystemAttributes()
    {
        var attributes = new Dictionary<string, string>
        {
            ["SenderId"] = "LOCALCLOUD",
            ["SentTimestamp"] = Milliseconds(Sent),
            ["ApproximateReceiveCount"] = $"{ReceiveCount}",
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(FirstReceived),
        };
        if (content.GroupId is { } group) attributes["MessageGroupId"] = group;
        if (deduplicationId is not null) attributes["MessageDeduplicationId"] = deduplicationId;
        if (SequenceNumber is { } number) attributes["SequenceNumber"] = number;
        if (DeadLetterSourceArn is { } source) attributes["DeadLetterQueueSourceArn"] = source;
        return attributes;
    }

    private static string Milliseconds(DateTimeOffset time) => $"{time.ToUnixTimeMilliseconds()}";
}
