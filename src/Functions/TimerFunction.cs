using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Matches;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Wakes a lobby whose time has come. Late, early and repeated timers do no harm: the lobby knows what is due.</summary>
public sealed partial class TimerFunction(IServiceScopeFactory scopes, ILogger<TimerFunction> logger)
{
    /// <summary>The queue counts in whole seconds; what is left of one is waited for here.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    [LambdaFunction(ResourceName = "TimerFunction")]
    public async Task<SQSBatchResponse> Timer(SQSEvent batch, ILambdaContext context, [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        var failed = await Task.WhenAll(batch.Records
            .Select(async message => await Wake(message, clock, deadline.Token) ? null : message.MessageId));
        return new SQSBatchResponse([.. failed.OfType<string>()
            .Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })]);
    }

    private async Task<bool> Wake(SQSEvent.SQSMessage message, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            var timer = JsonSerializer.Deserialize(message.Body, QueueJson.Default.DueTimer)!;

            // More than once: a delay goes by another clock than the lobby's deadlines, and may end some milliseconds before them.
            while (timer.DueAt - clock.GetUtcNow() is var early && early > TimeSpan.Zero && early <= LongestWait)
                await Task.Delay(early, clock, ct);

            await using var scope = scopes.CreateAsyncScope();
            return !(await scope.ServiceProvider.GetRequiredService<ISender>().Send(new TickLobby(timer.Lobby), ct)).IsRefused;
        }
        catch (Exception failure)
        {
            NotWoken(message.MessageId, failure);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The timer {MessageId} failed; it will come again")]
    private partial void NotWoken(string messageId, Exception failure);
}
