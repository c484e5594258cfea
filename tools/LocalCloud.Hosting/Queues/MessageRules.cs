using System.Text;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>Validates messages. The limits are those of the SQS references for SendMessage and ReceiveMessage.</summary>
internal static partial class MessageRules
{
    public const int MaximumBatchBytes = 1024 * 1024;
    private const string WrongQueueType = "The request include parameter that is not valid for this queue type.";

    public static void Check(QueueDefinition queue, OutgoingMessage message)
    {
        if (string.IsNullOrEmpty(message.Body)) throw QueueError.Missing("MessageBody");
        if (!message.Body.EnumerateRunes().All(IsAllowed)) throw QueueError.InvalidContents();
        if (Size(message) > queue.MaximumMessageSize)
            throw QueueError.Invalid(
                $"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
        if (message.Attributes.Count > 10) throw QueueError.Invalid("Number of message attributes is more than the limit of 10.");
        foreach (var (name, attribute) in message.Attributes) CheckAttribute(name, attribute);
        if (queue.Fifo) CheckFifo(queue, message);
        else CheckStandard(message);
    }

    public static void CheckRange(string parameter, int value, int min, int max)
    {
        if (value < min || value > max) throw QueueError.Invalid(parameter, value, $"Must be between {min} and {max}, if provided.");
    }

    /// <summary>Returns the size that counts against the limit: the body and each attribute's name, type and value.</summary>
    public static int Size(OutgoingMessage message) =>
        Encoding.UTF8.GetByteCount(message.Body) + message.Attributes.Sum(a =>
            Encoding.UTF8.GetByteCount(a.Key) + Encoding.UTF8.GetByteCount(a.Value.DataType)
            + Encoding.UTF8.GetByteCount(a.Value.StringValue ?? "") + (a.Value.BinaryValue?.Length ?? 0));

    private static void CheckFifo(QueueDefinition queue, OutgoingMessage message)
    {
        if (message.GroupId is null) throw QueueError.Missing("MessageGroupId");
        CheckId("MessageGroupId", message.GroupId);
        if (message.DeduplicationId is { } id) CheckId("MessageDeduplicationId", id);
        else if (!queue.ContentBasedDeduplication)
            throw QueueError.Invalid(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");

        // A FIFO queue has no delay per message. Only 0 is accepted.
        if (message.DelaySeconds is { } delay and not 0) throw QueueError.Invalid("DelaySeconds", delay, WrongQueueType);
    }

    private static void CheckStandard(OutgoingMessage message)
    {
        // On a standard queue the group serves fair queues and does not affect the order.
        if (message.GroupId is { } group) CheckId("MessageGroupId", group);
        if (message.DeduplicationId is { } id) throw QueueError.Invalid("MessageDeduplicationId", id, WrongQueueType);
        if (message.DelaySeconds is { } delay) CheckRange("DelaySeconds", delay, 0, 900);
    }

    private static void CheckId(string parameter, string value)
    {
        if (!IdPattern().IsMatch(value))
            throw QueueError.Invalid(
                parameter, value, $"{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }

    private static void CheckAttribute(string name, MessageAttribute attribute)
    {
        if (!AttributeNamePattern().IsMatch(name)) throw QueueError.Invalid($"The message attribute name '{name}' is invalid.");
        var type = attribute.DataType.Split('.')[0];
        if (type is not ("String" or "Number" or "Binary"))
            throw QueueError.Invalid($"The type of message (user) attribute '{name}' must begin with Binary, Number or String.");
        if (type == "Binary" ? attribute.BinaryValue is not { Length: > 0 } : string.IsNullOrEmpty(attribute.StringValue))
            throw QueueError.Invalid($"The message (user) attribute '{name}' must contain a non-empty value of its type.");
    }

    private static bool IsAllowed(Rune rune) => rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xFFFD) or >= 0x10000;

    [GeneratedRegex(@"^[\x21-\x7E]{1,128}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,256}\z")]
    private static partial Regex AttributeNamePattern();
}
