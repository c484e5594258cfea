using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Pushes queued notices. Each message group (usually a lobby, or a connection whose pushes are retried) is served separately and in order.
/// A notice that was not delivered is received again after a short time, in which its group waits; other groups are not affected.
/// </summary>
public sealed partial class NotifyFunction
{
    private readonly IServiceScopeFactory scopes;
    private readonly Invocations invocations;
    private readonly ILogger<NotifyFunction> logger;

    public NotifyFunction(IServiceProvider services, Invocations invocations, ILogger<NotifyFunction> logger)
    {
        (scopes, this.invocations, this.logger) = (services.GetRequiredService<IServiceScopeFactory>(), invocations, logger);
        WarmUp.Pushes(services, logger);
    }

    [LambdaFunction(ResourceName = "NotifyFunction")]
    public async Task<SQSBatchResponse> Notify(SQSEvent batch, ILambdaContext context, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Notify", context);
        using var deadline = Deadline.Of(context, clock);
        using var reportDeadline = Deadline.OfReport(context, clock);
        var failed = await Task.WhenAll(batch.Records
            .GroupBy(message => message.Attributes.GetValueOrDefault("MessageGroupId") ?? message.MessageId)
            .Select(group => Serve([.. group.Select(Read)], deadline.Token, reportDeadline.Token)));
        return new SQSBatchResponse([.. failed.SelectMany(messages => messages)
            .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })]);
    }

    /// <summary>Returns the messages of a group to retry.</summary>
    private async Task<IReadOnlyList<SQSEvent.SQSMessage>> Serve(
        IReadOnlyList<Received> group, CancellationToken deadline, CancellationToken reportDeadline)
    {
        using var scope = LogScope.Begin();
        var trace = group.Select(received => received.Notice?.Trace).FirstOrDefault(trace => trace is not null);
        using var activity = Telemetry.Continue("Deliver", trace);
        var again = await Deliver(group, deadline);
        if (again.Count > 0) await Delay(again, reportDeadline);
        return [.. again.Select(received => received.Message)];
    }

    private async Task<IReadOnlyList<Received>> Deliver(IReadOnlyList<Received> group, CancellationToken ct)
    {
        try
        {
            LogScope.Current?.Lobby = group.Select(received => received.Notice?.Lobby?.Value).FirstOrDefault(lobby => lobby is not null);
            await using var scope = scopes.CreateAsyncScope();
            var request = new DeliverNotices([.. group.Select(received => received.Notice).OfType<Notice>()]);
            var again = await scope.ServiceProvider.GetRequiredService<ISender>().Send(request, ct);
            if (again.IsRefused) return group;
            return [.. group.Where(received => received.Notice is null || again.Value.Contains(received.Notice))];
        }
        catch (Exception failure)
        {
            NotDelivered(group.Count, group[0].Message.MessageId, failure);
            return group;
        }
    }

    /// <summary>Shortens the time until the messages are received again, which otherwise is the visibility timeout.</summary>
    private async Task Delay(IReadOnlyList<Received> messages, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<INoticeVisibility>().Set(
                [.. messages.Select(received => received.Message.ReceiptHandle)],
                RetryDelay.After(messages[0].ReceiveCount, messages[0].Notice is { IsRetry: true }),
                ct);
        }
        catch (Exception failure)
        {
            NotDelayed(messages.Count, messages[0].Message.MessageId, failure);
        }
    }

    private Received Read(SQSEvent.SQSMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body, QueueJson.Default.Notice) is { Id: not null, Deliveries: not null } notice
                ? new Received(message, notice)
                : throw new JsonException("The message is not a notice.");
        }
        catch (Exception failure)
        {
            NotDecoded(message.MessageId, failure);
            return new Received(message, null);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to deliver {Count} notices of a group, the first of them {MessageId}; they will be retried")]
    private partial void NotDelivered(int count, string messageId, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not decode notice {MessageId}; it will be retried")]
    private partial void NotDecoded(string messageId, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "Failed to shorten the visibility timeout of {Count} notices, the first of them {MessageId}")]
    private partial void NotDelayed(int count, string messageId, Exception failure);

    /// <param name="Notice">The decoded message; null if it can't be decoded.</param>
    private sealed record Received(SQSEvent.SQSMessage Message, Notice? Notice)
    {
        public int ReceiveCount => int.Parse(Message.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture);
    }
}
