using System.Text.Json;

namespace GameLobby.LocalCloud.Queues;

/// <summary>The attributes of queues and messages, in the names of SQS and as far as a request asks for them.</summary>
internal static class SqsAttributes
{
    public static IReadOnlyDictionary<string, string> Of(Queue queue, IReadOnlyList<string> asked)
    {
        var all = All(queue);
        if (asked.FirstOrDefault(name => name != "All" && !Known.Contains(name)) is { } unknown)
            throw QueueError.InvalidAttributeName(unknown);
        return asked.Contains("All") ? all : all.Where(a => asked.Contains(a.Key)).ToDictionary();
    }

    /// <summary>A name, a name's beginning followed by .*, or All.</summary>
    public static IReadOnlyDictionary<string, T> Choose<T>(IReadOnlyDictionary<string, T> attributes, IReadOnlyList<string> asked) =>
        attributes.Where(a => asked.Any(pattern => Matches(pattern, a.Key))).ToDictionary();

    private static bool Matches(string pattern, string name) => pattern is "All" || pattern == name
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^2], StringComparison.Ordinal));

    private static Dictionary<string, string> All(Queue queue)
    {
        var definition = queue.Definition;
        var (visible, inFlight, delayed) = queue.Count();
        var created = $"{queue.Created.ToUnixTimeSeconds()}";
        var all = new Dictionary<string, string>
        {
            ["QueueArn"] = queue.Arn,
            ["CreatedTimestamp"] = created,
            ["LastModifiedTimestamp"] = created,
            ["ApproximateNumberOfMessages"] = $"{visible}",
            ["ApproximateNumberOfMessagesNotVisible"] = $"{inFlight}",
            ["ApproximateNumberOfMessagesDelayed"] = $"{delayed}",
            ["DelaySeconds"] = $"{definition.Delay.TotalSeconds}",
            ["MaximumMessageSize"] = $"{definition.MaximumMessageSize}",
            ["MessageRetentionPeriod"] = $"{definition.Retention.TotalSeconds}",
            ["ReceiveMessageWaitTimeSeconds"] = $"{definition.ReceiveWait.TotalSeconds}",
            ["VisibilityTimeout"] = $"{definition.VisibilityTimeout.TotalSeconds}",
            ["SqsManagedSseEnabled"] = "true",
        };
        if (queue.DeadLetters is { } target && definition.Redrive is { } redrive)
            all["RedrivePolicy"] = Redrive(target.Arn, redrive.MaxReceiveCount);
        if (!definition.Fifo) return all;
        all["FifoQueue"] = "true";
        all["ContentBasedDeduplication"] = definition.ContentBasedDeduplication ? "true" : "false";
        all["DeduplicationScope"] = definition.DeduplicationScope == Template.DeduplicationScope.MessageGroup ? "messageGroup" : "queue";
        return all;
    }

    private static string Redrive(string deadLetterTargetArn, int maxReceiveCount) =>
        JsonSerializer.Serialize(new { deadLetterTargetArn, maxReceiveCount });

    // What a queue may not have, such as RedrivePolicy, may be asked for all the same.
    private static readonly HashSet<string> Known =
    [
        "QueueArn", "CreatedTimestamp", "LastModifiedTimestamp", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible",
        "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod",
        "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", "SqsManagedSseEnabled", "RedrivePolicy", "RedriveAllowPolicy",
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "Policy",
        "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
    ];
}
