using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>
/// Notices wait in a FIFO queue, a message group each lobby. The change's name is the deduplication id: heard of again
/// within five minutes, it is not queued again. One too large for a message goes as several, each with some of its deliveries, in order.
/// </summary>
internal sealed class SqsOutbox(IAmazonSQS sqs, string queueUrl) : IOutbox
{
    /// <summary>Queues take a MiB by now; those that do not are the older ones.</summary>
    public const int LargestMessage = 256 * 1024;

    public async Task Send(Notice notice, CancellationToken ct)
    {
        var body = JsonSerializer.Serialize(notice, WireJson.Relaxed.Notice);
        if (notice.Deliveries.Count > 1 && Encoding.UTF8.GetByteCount(body) > LargestMessage)
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

/// <summary>Timers are messages that the queue holds back, by whole seconds: they come up to a second early and never late.</summary>
internal sealed class SqsTimers(IAmazonSQS sqs, string queueUrl, TimeProvider clock) : ITimers
{
    public Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, JsonSerializer.Serialize(new DueTimer(lobby, dueAt), QueueJson.Default.DueTimer))
        {
            DelaySeconds = (int)Math.Clamp((dueAt - clock.GetUtcNow()).TotalSeconds, 0, ITimers.Horizon.TotalSeconds),
        },
        ct);
}

/// <summary>A timer that has run down, or is just about to.</summary>
public sealed record DueTimer(LobbyId Lobby, DateTimeOffset DueAt);

/// <summary>Keeps what could not be read, for people.</summary>
public interface IDeadLetters
{
    /// <param name="record">The stream's record, as JSON.</param>
    Task Send(string record, string why, CancellationToken ct);
}

internal sealed class SqsDeadLetters(IAmazonSQS sqs, string queueUrl) : IDeadLetters
{
    public Task Send(string record, string why, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, record)
        {
            MessageAttributes = new() { ["why"] = new MessageAttributeValue { DataType = "String", StringValue = why } },
        },
        ct);
}
