using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>
/// Notices in a FIFO queue, with their group as the message group. The notice's id is the deduplication id, so a repeat within five minutes
/// is not queued again. A notice that is too large for a message is sent in parts, each with some of the deliveries, in order.
/// </summary>
internal sealed class SqsOutbox(IAmazonSQS sqs, string queueUrl) : IOutbox
{
    /// <summary>The limit of queues without the maximum of 1 MiB, for a message and for a batch.</summary>
    public const int MaxMessageBytes = 256 * 1024;

    private const int MaxBatchCount = 10;

    public async Task Send(Notice notice, CancellationToken ct)
    {
        foreach (var message in Messages(notice))
        {
            var request = new SendMessageRequest(queueUrl, message.Body)
            {
                MessageGroupId = message.Group,
                MessageDeduplicationId = message.DeduplicationId,
            };
            await sqs.SendMessageAsync(request, ct);
        }
    }

    public async Task Send(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        foreach (var batch in Batches(notices.SelectMany(Messages)))
        {
            var entries = batch.Select((message, index) => new SendMessageBatchRequestEntry($"{index}", message.Body)
            {
                MessageGroupId = message.Group,
                MessageDeduplicationId = message.DeduplicationId,
            });
            var response = await sqs.SendMessageBatchAsync(queueUrl, [.. entries], ct);
            if (response.Failed is [var failed, ..]) throw new AmazonSQSException($"{failed.Code}: {failed.Message}");
        }
    }

    private static IEnumerable<Entry> Messages(Notice notice)
    {
        var body = JsonSerializer.Serialize(notice, QueueJson.Relaxed.Notice);
        var size = Encoding.UTF8.GetByteCount(body);
        if (notice.Deliveries.Count < 2 || size <= MaxMessageBytes)
            return [new Entry(body, size, SqsName.Of(notice.Group), SqsName.Of(notice.Id))];

        var half = notice.Deliveries.Count / 2;
        return Messages(notice with { Id = $"{notice.Id}.1", Deliveries = [.. notice.Deliveries.Take(half)] })
            .Concat(Messages(notice with { Id = $"{notice.Id}.2", Deliveries = [.. notice.Deliveries.Skip(half)] }));
    }

    private static IEnumerable<List<Entry>> Batches(IEnumerable<Entry> messages)
    {
        List<Entry> batch = [];
        foreach (var message in messages)
        {
            if (batch.Count == MaxBatchCount || batch.Sum(other => other.Size) + message.Size > MaxMessageBytes)
            {
                if (batch.Count > 0) yield return batch;
                batch = [];
            }

            batch.Add(message);
        }

        if (batch.Count > 0) yield return batch;
    }

    private sealed record Entry(string Body, int Size, string Group, string DeduplicationId);
}
