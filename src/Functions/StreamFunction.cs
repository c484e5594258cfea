using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Publishes stream records as notifications, and puts the notices and timers of their handlers into queues. Records of one item keep their
/// order; items are independent. A record that can't be decoded is sent to the dead-letter queue; a record that could not be queued is
/// retried.
/// </summary>
public sealed partial class StreamFunction(IServiceScopeFactory scopes, Invocations invocations, ILogger<StreamFunction> logger)
{
    [LambdaFunction(ResourceName = "StreamFunction")]
    public async Task<StreamsEventResponse> Stream(
        DynamoDBEvent changes,
        ILambdaContext context,
        [FromServices] IOutbox outbox,
        [FromServices] IDeadLetterSender deadLetters,
        [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Stream", context);
        MeasureAge(changes, clock);
        using var deadline = Deadline.Of(context, clock);
        var items = changes.Records
            .GroupBy(record => record.Dynamodb.Keys["PK"].S)
            .Select(records => new ItemChanges(records))
            .ToArray();
        await ForEach(items, change => Publish(change, deadline.Token), deadLetters, deadline.Token);
        await Queue(items, outbox, deadLetters, deadline.Token);
        return new StreamsEventResponse
        {
            BatchItemFailures = [.. items.Select(item => item.RetryFrom).OfType<string>()
                .Select(sequence => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = sequence })],
        };
    }

    private static void MeasureAge(DynamoDBEvent changes, TimeProvider clock)
    {
        if (changes.Records is not [var oldest, ..]) return;

        var created = DateTime.SpecifyKind(oldest.Dynamodb.ApproximateCreationDateTime, DateTimeKind.Utc);
        Telemetry.StreamAge.Record(Math.Max(0, (clock.GetUtcNow() - created).TotalMilliseconds));
    }

    private async Task Publish(Change change, CancellationToken ct)
    {
        var notification = StreamRecords.Read(change.Record);
        if (notification is null) return;

        using var activity = Telemetry.Continue("Publish", (notification as LobbyStored)?.After.Trace);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublisher>().Publish(notification, ct);
        change.Notices = scope.ServiceProvider.GetRequiredService<Notices>().Items;
        if (notification is LobbyUnreadable unreadable) throw unreadable.Problem;
    }

    /// <summary>
    /// Queues all notices in few requests, or, when that fails, those of one change at a time, so that only the items fail that must. A
    /// notice that is sent again has the same id, so it is queued once.
    /// </summary>
    private async Task Queue(ItemChanges[] items, IOutbox outbox, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        Notice[] notices = [.. items.SelectMany(item => item.Pending).SelectMany(change => change.Notices)];
        if (notices.Length == 0) return;

        try
        {
            await outbox.Send(notices, ct);
        }
        catch (Exception failure)
        {
            NotQueuedTogether(notices.Length, failure);
            await ForEach(items, change => outbox.Send(change.Notices, ct), deadLetters, ct);
        }
    }

    private Task ForEach(ItemChanges[] items, Func<Change, Task> handle, IDeadLetterSender deadLetters, CancellationToken ct) =>
        Task.WhenAll(items.Select(item => ForEach(item, handle, deadLetters, ct)));

    /// <summary>
    /// Handles the changes of an item in order, up to one that must be retried. One that can never succeed goes to the dead-letter queue.
    /// </summary>
    private async Task ForEach(ItemChanges item, Func<Change, Task> handle, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        using var scope = LogScope.Begin();
        foreach (var change in item.Pending)
        {
            scope.Lobby = StreamRecords.LobbyOf(change.Record)?.Value;
            try
            {
                await HandleOrReject(change, handle, deadLetters, ct);
            }
            catch (Exception failure)
            {
                NotQueued(change.Record.EventID, failure);
                item.RetryFrom = change.Record.Dynamodb.SequenceNumber;
                return;
            }
        }
    }

    private async Task HandleOrReject(Change change, Func<Change, Task> handle, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        try
        {
            await handle(change);
        }
        catch (Exception failure) when (!failure.IsTransient())
        {
            await Reject(change.Record, failure, deadLetters, ct);
        }
    }

    private Task Reject(
        DynamoDBEvent.DynamodbStreamRecord record, Exception problem, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        Rejected(record.EventID, problem);
        return deadLetters.Send(JsonSerializer.Serialize(record, EventsJson.Default.DynamodbStreamRecord), problem.Message, ct);
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to queue the notices of stream record {EventId}; it will be retried")]
    private partial void NotQueued(string eventId, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not decode stream record {EventId}; sent to the dead-letter queue")]
    private partial void Rejected(string eventId, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "Failed to queue {Count} notices together; those of each change are queued alone")]
    private partial void NotQueuedTogether(int count, Exception failure);

    private sealed class Change(DynamoDBEvent.DynamodbStreamRecord record)
    {
        public DynamoDBEvent.DynamodbStreamRecord Record => record;

        public IReadOnlyList<Notice> Notices { get; set; } = [];
    }

    /// <summary>The changes of one item, in order.</summary>
    private sealed class ItemChanges(IEnumerable<DynamoDBEvent.DynamodbStreamRecord> records)
    {
        private readonly Change[] changes = [.. records.Select(record => new Change(record))];

        /// <summary>The sequence number of the first change to retry; null if there is none.</summary>
        public string? RetryFrom { get; set; }

        /// <summary>The changes before the first one to retry.</summary>
        public IEnumerable<Change> Pending => changes.TakeWhile(change => change.Record.Dynamodb.SequenceNumber != RetryFrom);
    }
}
