namespace GameLobby.LocalCloud.Queues;

// The operations' inputs, with the names of the SQS API reference. A record serves both an operation and an entry of its batch.

internal sealed record QueueInput(
    string? QueueUrl, string? QueueName, string? QueueNamePrefix, IReadOnlyList<string>? AttributeNames);

internal sealed record SendInput(
    string? QueueUrl,
    string? Id,
    string? MessageBody,
    int? DelaySeconds,
    string? MessageGroupId,
    string? MessageDeduplicationId,
    IReadOnlyDictionary<string, MessageAttribute>? MessageAttributes)
{
    public OutgoingMessage ToMessage() => new(MessageBody ?? "")
    {
        GroupId = MessageGroupId,
        DeduplicationId = MessageDeduplicationId,
        DelaySeconds = DelaySeconds,
        Attributes = MessageAttributes ?? new Dictionary<string, MessageAttribute>(),
    };
}

internal sealed record ReceiveInput(
    string? QueueUrl,
    int? MaxNumberOfMessages,
    int? VisibilityTimeout,
    int? WaitTimeSeconds,
    IReadOnlyList<string>? AttributeNames,
    IReadOnlyList<string>? MessageSystemAttributeNames,
    IReadOnlyList<string>? MessageAttributeNames);

internal sealed record MoveTaskInput(string? SourceArn, string? DestinationArn, int? MaxNumberOfMessagesPerSecond, int? MaxResults);

internal sealed record ReceiptInput(string? QueueUrl, string? Id, string? ReceiptHandle, int? VisibilityTimeout);

internal sealed record BatchInput<T>(string? QueueUrl, IReadOnlyList<T>? Entries);
