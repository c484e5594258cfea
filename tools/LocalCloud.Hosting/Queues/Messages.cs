namespace GameLobby.LocalCloud.Queues;

/// <summary>A message attribute with one of the two values. The data type starts with String, Number or Binary.</summary>
internal sealed record MessageAttribute(string DataType, string? StringValue = null, byte[]? BinaryValue = null);

/// <summary>A message to send to a queue.</summary>
internal sealed record OutgoingMessage(string Body)
{
    public string? GroupId { get; init; }
    public string? DeduplicationId { get; init; }

    /// <summary>The delay; null uses the queue's delay.</summary>
    public int? DelaySeconds { get; init; }

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();
}

/// <summary>The result of sending a message; for a duplicate on a FIFO queue, the result of the first one.</summary>
internal sealed record SentMessage(string Id, string? SequenceNumber);

/// <summary>A message as a consumer receives it.</summary>
/// <param name="SystemAttributes">All system attributes in SQS format: times in epoch milliseconds, counts as text.</param>
internal sealed record ReceivedMessage(
    string Id,
    string ReceiptHandle,
    string Body,
    IReadOnlyDictionary<string, string> SystemAttributes,
    IReadOnlyDictionary<string, MessageAttribute> Attributes)
{
    public string? GroupId => SystemAttributes.GetValueOrDefault("MessageGroupId");
}

/// <summary>A message in a queue, guarded by the queue's lock.</summary>
internal sealed class StoredMessage(OutgoingMessage content, string? deduplicationId, DateTimeOffset sent)
{
    public string Id { get; } = Guid.NewGuid().ToString();
    public OutgoingMessage Content => content;
    public string? DeduplicationId => deduplicationId;
    public DateTimeOffset Sent { get; set; } = sent;
    public string? SequenceNumber { get; set; }
    public string? DeadLetterSourceArn { get; set; }

    /// <summary>The time until which the message is in flight or delayed.</summary>
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
