using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>Timers as delayed messages. Delays are whole seconds, so a message arrives up to a second early.</summary>
internal sealed class SqsTimers(IAmazonSQS sqs, string queueUrl, TimeProvider clock) : ITimers
{
    private const int MaxBatchCount = 10;

    public Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, Body(lobby, dueAt)) { DelaySeconds = SecondsUntil(dueAt) }, ct);

    public async Task Set(IReadOnlyCollection<LobbyId> lobbies, DateTimeOffset dueAt, CancellationToken ct)
    {
        foreach (var batch in lobbies.Chunk(MaxBatchCount))
        {
            var entries = batch.Select((lobby, index) => new SendMessageBatchRequestEntry($"{index}", Body(lobby, dueAt))
            {
                DelaySeconds = SecondsUntil(dueAt),
            });
            var response = await sqs.SendMessageBatchAsync(queueUrl, [.. entries], ct);
            if (response.Failed is [var failed, ..]) throw new AmazonSQSException($"{failed.Code}: {failed.Message}");
        }
    }

    private static string Body(LobbyId lobby, DateTimeOffset dueAt) =>
        JsonSerializer.Serialize(new DueTimer(lobby, dueAt), QueueJson.Default.DueTimer);

    private int SecondsUntil(DateTimeOffset dueAt) =>
        (int)Math.Clamp((dueAt - clock.GetUtcNow()).TotalSeconds, 0, ITimers.MaxDelay.TotalSeconds);
}
