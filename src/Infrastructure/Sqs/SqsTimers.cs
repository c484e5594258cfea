using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>Timers as delayed messages. Delays are whole seconds, so a message arrives up to a second early.</summary>
internal sealed class SqsTimers(IAmazonSQS sqs, string queueUrl, TimeProvider clock) : ITimers
{
    public Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, JsonSerializer.Serialize(new DueTimer(lobby, dueAt), QueueJson.Default.DueTimer))
        {
            DelaySeconds = (int)Math.Clamp((dueAt - clock.GetUtcNow()).TotalSeconds, 0, ITimers.MaxDelay.TotalSeconds),
        },
        ct);
}
