using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Pushes what waits in the queue. Each message group (a lobby, as a rule) is served on its own, in order; one that
/// can't be served comes again with all that follows it in its group, and no other group notices.
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

    /// <summary>The messages that have to come again.</summary>
    private async Task<IReadOnlyList<SQSEvent.SQSMessage>> Serve(IReadOnlyList<SQSEvent.SQSMessage> messages, CancellationToken ct)
    {
        var readable = messages.Select(Read).TakeWhile(notice => notice is not null).Select(notice => notice!).ToList();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var delivered = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new DeliverNotices(readable), ct);
            return delivered.IsRefused ? messages : [.. messages.Skip(readable.Count)];
        }
        catch (Exception failure)
        {
            NotDelivered(messages[0].MessageId, messages.Count, failure);
            return messages;
        }
    }

    private Notice? Read(SQSEvent.SQSMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body, WireJson.Default.Notice);
        }
        catch (Exception unread) when (unread is JsonException or NotSupportedException)
        {
            Unreadable(message.MessageId, unread);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Could not deliver {MessageId} and those after it, {Count} in all; they will come again")]
    private partial void NotDelivered(string messageId, int count, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not read {MessageId}")]
    private partial void Unreadable(string messageId, Exception failure);
}
