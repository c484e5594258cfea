using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.LocalCloud.Queues;

/// <summary>The SQS operations on JSON. Queue URLs consist of <paramref name="baseUrl"/>, a slash and the name.</summary>
internal sealed class SqsOperations(QueueEngine queues, string baseUrl)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <exception cref="QueueError">SQS rejects the request.</exception>
    /// <exception cref="JsonException">The body does not have the operation's shape.</exception>
    public async Task<byte[]> Run(string operation, string body, CancellationToken ct)
    {
        T Input<T>() => JsonSerializer.Deserialize<T>(body, Json) ?? throw QueueError.Missing("QueueUrl");

        var result = operation switch
        {
            "SendMessage" => Send(Input<SendInput>()),
            "SendMessageBatch" => SendBatch(Input<BatchInput<SendInput>>()),
            "ReceiveMessage" => await Receive(Input<ReceiveInput>(), ct),
            "DeleteMessage" => Delete(Input<ReceiptInput>()),
            "DeleteMessageBatch" => ForEach(Input<BatchInput<ReceiptInput>>(), Delete),
            "ChangeMessageVisibility" => ChangeVisibility(Input<ReceiptInput>()),
            "ChangeMessageVisibilityBatch" => ForEach(Input<BatchInput<ReceiptInput>>(), ChangeVisibility),
            "GetQueueAttributes" => Attributes(Input<QueueInput>()),
            "GetQueueUrl" => new { QueueUrl = Url(queues.Named(Input<QueueInput>().QueueName)) },
            "ListQueues" => List(Input<QueueInput>().QueueNamePrefix ?? ""),
            "PurgeQueue" => Purge(Input<QueueInput>()),
            "StartMessageMoveTask" => StartMove(Input<MoveTaskInput>()),
            "ListMessageMoveTasks" => ListMoves(Input<MoveTaskInput>()),
            _ => throw QueueError.UnknownOperation(operation),
        };
        return JsonSerializer.SerializeToUtf8Bytes(result, Json);
    }

    private object Send(SendInput input)
    {
        var message = input.ToMessage();
        var sent = queues.Named(input.QueueUrl).Send(message);
        return new
        {
            input.Id,
            MessageId = sent.Id,
            sent.SequenceNumber,
            MD5OfMessageBody = MessageDigest.Of(message.Body),
            MD5OfMessageAttributes = MessageDigest.Of(message.Attributes),
        };
    }

    private object SendBatch(BatchInput<SendInput> input)
    {
        var size = input.Entries?.Sum(e => MessageRules.Size(e.ToMessage())) ?? 0;
        if (size > MessageRules.MaximumBatchBytes) throw QueueError.BatchTooLong(MessageRules.MaximumBatchBytes, size);
        queues.Named(input.QueueUrl);
        return SqsBatch.Run(input.Entries, e => e.Id, e => Send(e with { QueueUrl = input.QueueUrl }));
    }

    private async Task<object> Receive(ReceiveInput input, CancellationToken ct)
    {
        var queue = queues.Named(input.QueueUrl);
        MessageRules.CheckRange("MaxNumberOfMessages", input.MaxNumberOfMessages ?? 1, 1, 10);
        MessageRules.CheckRange("WaitTimeSeconds", input.WaitTimeSeconds ?? 0, 0, 20);
        MessageRules.CheckRange("VisibilityTimeout", input.VisibilityTimeout ?? 0, 0, 43_200);
        var messages = await queue.Receive(
            input.MaxNumberOfMessages ?? 1, Seconds(input.VisibilityTimeout), Seconds(input.WaitTimeSeconds), ct);

        // SQS omits an empty list.
        return new { Messages = messages.Count == 0 ? null : messages.Select(m => View(m, input)) };
    }

    private static object View(ReceivedMessage message, ReceiveInput input)
    {
        // AttributeNames is the older name of MessageSystemAttributeNames.
        string[] systemNames = [.. input.AttributeNames ?? [], .. input.MessageSystemAttributeNames ?? []];
        var attributes = SqsAttributes.Choose(message.Attributes, input.MessageAttributeNames ?? []);
        return new
        {
            MessageId = message.Id,
            message.ReceiptHandle,
            message.Body,
            MD5OfBody = MessageDigest.Of(message.Body),
            Attributes = SqsAttributes.Choose(message.SystemAttributes, systemNames),
            MessageAttributes = attributes,
            MD5OfMessageAttributes = MessageDigest.Of(attributes),
        };
    }

    private object Delete(ReceiptInput input)
    {
        queues.Named(input.QueueUrl).Delete(input.ReceiptHandle);
        return new { input.Id };
    }

    private object ChangeVisibility(ReceiptInput input)
    {
        if (input.VisibilityTimeout is not { } timeout) throw QueueError.Missing("VisibilityTimeout");
        MessageRules.CheckRange("VisibilityTimeout", timeout, 0, 43_200);
        queues.Named(input.QueueUrl).ChangeVisibility(input.ReceiptHandle, TimeSpan.FromSeconds(timeout));
        return new { input.Id };
    }

    private object ForEach(BatchInput<ReceiptInput> input, Func<ReceiptInput, object> operation)
    {
        queues.Named(input.QueueUrl);
        return SqsBatch.Run(input.Entries, e => e.Id, e => operation(e with { QueueUrl = input.QueueUrl }));
    }

    private object Attributes(QueueInput input) =>
        new { Attributes = SqsAttributes.Of(queues.Named(input.QueueUrl), input.AttributeNames ?? []) };

    private object List(string prefix) => new
    {
        QueueUrls = queues.Queues
            .Where(q => q.Definition.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(Url)
            .Order(StringComparer.Ordinal),
    };

    private object Purge(QueueInput input)
    {
        queues.Named(input.QueueUrl).Purge();
        return new { };
    }

    private object StartMove(MoveTaskInput input) => new
    {
        TaskHandle = queues.MoveTasks.Start(input.SourceArn, input.DestinationArn, input.MaxNumberOfMessagesPerSecond).Handle,
    };

    private object ListMoves(MoveTaskInput input) => new
    {
        // SQS omits the handle of a task that has ended.
        Results = queues.MoveTasks.List(input.SourceArn, input.MaxResults ?? 1).Select(task => new
        {
            task.Status,
            task.SourceArn,
            task.DestinationArn,
            MaxNumberOfMessagesPerSecond = task.MaxPerSecond,
            ApproximateNumberOfMessagesMoved = task.Moved,
            ApproximateNumberOfMessagesToMove = task.ToMove,
            task.FailureReason,
            StartedTimestamp = task.Started.ToUnixTimeMilliseconds(),
        }),
    };

    private string Url(Queue queue) => $"{baseUrl}/{queue.Definition.Name}";

    private static TimeSpan? Seconds(int? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
