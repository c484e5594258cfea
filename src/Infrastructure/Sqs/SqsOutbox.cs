using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>
/// Notices in a FIFO queue, with a message group per lobby. The notice's id is the deduplication id, so a repeat within five minutes is not
/// queued again. A notice that is too large for a message is sent in parts, each with some of the deliveries, in order.
/// </summary>
internal sealed class SqsOutbox(IAmazonSQS sqs, string queueUrl) : IOutbox
{
    /// <summary>The limit of queues without the maximum of 1 MiB.</summary>
    public const int MaxMessageBytes = 256 * 1024;

    public async Task Send(Notice notice, CancellationToken ct)
    {
        var body = JsonSerializer.Serialize(notice, QueueJson.Relaxed.Notice);
        if (notice.Deliveries.Count > 1 && Encoding.UTF8.GetByteCount(body) > MaxMessageBytes)
        {
            var half = notice.Deliveries.Count / 2;
            await Send(new Notice($"{notice.Id}.1", notice.Group, [.. notice.Deliveries.Take(half)]), ct);
            await Send(new Notice($"{notice.Id}.2", notice.Group, [.. notice.Deliveries.Skip(half)]), ct);
            return;
        }

        var message = new SendMessageRequest(queueUrl, body)
        {
            MessageGroupId = SqsName.Of(notice.Group),
            MessageDeduplicationId = SqsName.Of(notice.Id),
        };
        await sqs.SendMessageAsync(message, ct);
    }
}
