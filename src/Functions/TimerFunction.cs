using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Matches;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Handles due lobbies when their timers fire. Late, early and repeated timers do no harm.</summary>
public sealed partial class TimerFunction(IServiceScopeFactory scopes, Invocations invocations, ILogger<TimerFunction> logger)
{
    /// <summary>Delays are whole seconds; the rest is waited for here.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    [LambdaFunction(ResourceName = "TimerFunction")]
    public async Task<SQSBatchResponse> Timer(SQSEvent batch, ILambdaContext context, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Timer", context);
        using var deadline = Deadline.Of(context, clock);
        var failed = await Task.WhenAll(batch.Records
            .Select(async message => await Wake(message, clock, deadline.Token) ? null : message.MessageId));
        return new SQSBatchResponse([.. failed.OfType<string>()
            .Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })]);
    }

    private async Task<bool> Wake(SQSEvent.SQSMessage message, TimeProvider clock, CancellationToken ct)
    {
        using var logScope = LogScope.Begin();
        try
        {
            var timer = JsonSerializer.Deserialize(message.Body, QueueJson.Default.DueTimer)!;
            logScope.Lobby = timer.Lobby.Value;

            // In a loop, because a delay can end some milliseconds early.
            while (timer.DueAt - clock.GetUtcNow() is var early && early > TimeSpan.Zero && early <= MaxWait)
                await Task.Delay(early, clock, ct);

            await using var scope = scopes.CreateAsyncScope();
            return !(await scope.ServiceProvider.GetRequiredService<ISender>().Send(new TickLobby(timer.Lobby), ct)).IsRefused;
        }
        catch (Exception failure)
        {
            TimerFailed(message.MessageId, failure);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to handle timer {MessageId}; it will be retried")]
    private partial void TimerFailed(string messageId, Exception failure);
}
