namespace GameLobby.LocalCloud.Template;

internal sealed class QueueReader(References references)
{
    public QueueDefinition Read(Resource queue)
    {
        var properties = queue.Properties;
        var definition = new QueueDefinition(queue.Id, Name(queue));
        return definition with
        {
            Fifo = properties.Flag("FifoQueue"),
            ContentBasedDeduplication = properties.Flag("ContentBasedDeduplication"),
            DeduplicationScope = properties.OptionalText("DeduplicationScope") == "messageGroup"
                ? DeduplicationScope.MessageGroup
                : DeduplicationScope.Queue,
            VisibilityTimeout = properties.Seconds("VisibilityTimeout") ?? definition.VisibilityTimeout,
            Delay = properties.Seconds("DelaySeconds") ?? definition.Delay,
            Retention = properties.Seconds("MessageRetentionPeriod") ?? definition.Retention,
            ReceiveWait = properties.Seconds("ReceiveMessageWaitTimeSeconds") ?? definition.ReceiveWait,
            MaximumMessageSize = properties.Number("MaximumMessageSize") ?? definition.MaximumMessageSize,
            Redrive = properties.OptionalMap("RedrivePolicy") is { } redrive ? Redrive(redrive) : null,
        };
    }

    public static string Name(Resource queue) =>
        queue.Properties.OptionalText("QueueName") ?? (queue.Properties.Flag("FifoQueue") ? $"{queue.Id}.fifo" : queue.Id);

    private RedrivePolicy Redrive(Properties policy) => new(
        references.Find("Arn", policy.Text("deadLetterTargetArn"))
            ?? throw policy.Wrong("deadLetterTargetArn", "the ARN of one of the template's queues"),
        policy.Number("maxReceiveCount") ?? throw policy.Wrong("maxReceiveCount", "a number"));
}
