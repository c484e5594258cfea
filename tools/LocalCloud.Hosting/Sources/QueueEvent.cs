using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.LocalCloud.Queues;

namespace GameLobby.LocalCloud.Sources;

/// <summary>The Lambda event for a batch of messages.</summary>
internal static class QueueEvent
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Of(IEnumerable<ReceivedMessage> messages, Queue queue) =>
        JsonSerializer.Serialize(new { Records = messages.Select(m => Record(m, queue.Arn)) }, Json);

    private static object Record(ReceivedMessage message, string arn) => new
    {
        messageId = message.Id,
        receiptHandle = message.ReceiptHandle,
        body = message.Body,
        attributes = message.SystemAttributes,
        messageAttributes = message.Attributes.ToDictionary(a => a.Key, a => Attribute(a.Value)),
        md5OfMessageAttributes = MessageDigest.Of(message.Attributes),
        md5OfBody = MessageDigest.Of(message.Body),
        eventSource = "aws:sqs",
        eventSourceARN = arn,
        awsRegion = arn.Split(':')[3],
    };

    private static object Attribute(MessageAttribute attribute) => new
    {
        stringValue = attribute.StringValue,
        binaryValue = attribute.BinaryValue,
        stringListValues = Array.Empty<string>(),
        binaryListValues = Array.Empty<string>(),
        dataType = attribute.DataType,
    };
}
