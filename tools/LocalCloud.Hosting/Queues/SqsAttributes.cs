using System.Text.Json;

namespace GameLobby.LocalCloud.Queues;

/// <summary>Selects the attributes of queues and messages that a request names.</summary>
internal static class SqsAttributes
{
    public static IReadOnlyDictionary<string, string> Of(Queue queue, IReadOnlyList<string> requested)
    {
        var all = All(queue);
        if (requested.FirstOrDefault(name => name != "All" && !Known.Contains(name)) is { } unknown)
            throw QueueError.InvalidAttributeName(unknown);
        return requested.Contains("All") ? all : all.Where(a => requested.Contains(a.Key)).ToDictionary();
    }

    /// <summary>Selects attributes by name, by prefix (NAME.*) or all of them (All).</summary>
    public static IReadOnlyDictionary<string, T> Choose<T>(IReadOnlyDictionary<string, T> attributes, IReadOnlyList<string> requested) =>
        attributes.Where(a => requested.Any(pattern => Matches(pattern, a.Key))).ToDictionary();

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
        if (queue.DeadLetterQueue is { } target && definition.Redrive is { } redrive)
            all["RedrivePolicy"] = Redrive(target.Arn, redrive.MaxReceiveCount);
        if (!definition.Fifo) return all;
        all["FifoQueue"] = "true";
        all["ContentBasedDeduplication"] = definition.ContentBasedDeduplication ? "true" : "false";
        all["DeduplicationScope"] = definition.DeduplicationScope == Template.DeduplicationScope.MessageGroup ? "messageGroup" : "queue";
        return all;
    }

    private static string Redrive(string deadLetterTargetArn, int maxReceiveCount) =>
        JsonSerializer.Serialize(new { deadLetterTargetArn, maxReceiveCount });

    // A request may also name attributes that the queue does not have, such as RedrivePolicy.
    private static readonly HashSet<string> Known =
    [
        "QueueArn", "CreatedTimestamp", "LastModifiedTimestamp", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible",
        "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod",
        "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", "SqsManagedSseEnabled", "RedrivePolicy", "RedriveAllowPolicy",
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "Policy",
        "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
    ];
}
