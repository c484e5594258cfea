using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>
/// Requests in a FIFO queue, with their lobby as the message group. Each is queued: the service itself knows repeats.
/// </summary>
internal sealed class SqsCommandSender(IAmazonSQS sqs, string queueUrl) : ICommandSender
{
    public Task Send(LobbyId lobby, QueuedCommand command, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, JsonSerializer.Serialize(command, QueueJson.Relaxed.QueuedCommand))
        {
            MessageGroupId = lobby.Value,
            MessageDeduplicationId = Guid.NewGuid().ToString("N"),
        },
        ct);
}
