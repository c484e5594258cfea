using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Ports;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Pushes queued notices. Each message group (usually a lobby) is served separately and in order. If a group fails, its messages from the
/// failed one on are retried, and other groups are not affected.
/// </summary>
public sealed partial class NotifyFunction(IServiceScopeFactory scopes, ILogger<NotifyFunction> logger)
{
    [LambdaFunction(ResourceName = "NotifyFunction")]
    public async Task<SQSBatchResponse> Notify(SQSEvent batch, ILambdaContext context, [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        var failed = await Task.WhenAll(batch.Records
            .GroupBy(message => message.Attributes.GetValueOrDefault("MessageGroupId") ?? message.MessageId)
            .Select(group => Serve([.. group], deadline.Token)));
        return new SQSBatchResponse([.. failed.SelectMany(messages => messages)
            .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })]);
    }

    /// <summary>Returns the messages to retry.</summary>
    private async Task<IReadOnlyList<SQSEvent.SQSMessage>> Serve(IReadOnlyList<SQSEvent.SQSMessage> messages, CancellationToken ct)
    {
        var decoded = messages.Select(Read).TakeWhile(notice => notice is not null).Select(notice => notice!).ToList();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var delivered = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new DeliverNotices(decoded), ct);
            return delivered.IsRefused ? messages : [.. messages.Skip(decoded.Count)];
        }
        catch (Exception failure)
        {
            NotDelivered(messages.Count, messages[0].MessageId, failure);
            return messages;
        }
    }

    private Notice? Read(SQSEvent.SQSMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body, QueueJson.Default.Notice);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            NotDecoded(message.MessageId, failure);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to deliver {Count} notices of a group, the first of them {MessageId}; they will be retried")]
    private partial void NotDelivered(int count, string messageId, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not decode notice {MessageId}; it and the notices after it will be retried")]
    private partial void NotDecoded(string messageId, Exception failure);
}
