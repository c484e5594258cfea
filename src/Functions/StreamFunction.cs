using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Diagnostics;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Publishes stream records as notifications, whose handlers put notices and timers into queues. Records of one item keep their order;
/// items are independent. A record that can't be decoded is sent to the dead-letter queue; a record that could not be queued is retried.
/// </summary>
public sealed partial class StreamFunction(Invocations invocations, ILogger<StreamFunction> logger)
{
    [LambdaFunction(ResourceName = "StreamFunction")]
    public async Task<StreamsEventResponse> Stream(
        DynamoDBEvent changes,
        ILambdaContext context,
        [FromServices] IPublisher publisher,
        [FromServices] IDeadLetterSender deadLetters,
        [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Stream", context);
        MeasureAge(changes, clock);
        using var deadline = Deadline.Of(context, clock);
        var failures = await Task.WhenAll(changes.Records
            .GroupBy(record => record.Dynamodb.Keys["PK"].S)
            .Select(records => Publish(records, publisher, deadLetters, deadline.Token)));
        return new StreamsEventResponse
        {
            BatchItemFailures = [.. failures.OfType<string>()
                .Select(sequence => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = sequence })],
        };
    }

    private static void MeasureAge(DynamoDBEvent changes, TimeProvider clock)
    {
        if (changes.Records is not [var oldest, ..]) return;

        var created = DateTime.SpecifyKind(oldest.Dynamodb.ApproximateCreationDateTime, DateTimeKind.Utc);
        Telemetry.StreamAge.Record(Math.Max(0, (clock.GetUtcNow() - created).TotalMilliseconds));
    }

    /// <summary>Returns the sequence number of the item's first record to retry; null if there is none.</summary>
    private async Task<string?> Publish(
        IEnumerable<DynamoDBEvent.DynamodbStreamRecord> records, IPublisher publisher, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        using var scope = LogScope.Begin();
        foreach (var record in records)
        {
            scope.Lobby = StreamRecords.LobbyOf(record)?.Value;
            try
            {
                await PublishOrReject(record, publisher, deadLetters, ct);
            }
            catch (Exception failure)
            {
                NotQueued(record.EventID, failure);
                return record.Dynamodb.SequenceNumber;
            }
        }

        return null;
    }

    private async Task PublishOrReject(
        DynamoDBEvent.DynamodbStreamRecord record, IPublisher publisher, IDeadLetterSender deadLetters, CancellationToken ct)
    {
        try
        {
            var notification = StreamRecords.Read(record);
            using var activity = Telemetry.Continue("Publish", (notification as LobbyStored)?.After.Trace);
            if (notification is not null) await publisher.Publish(notification, ct);
            if (notification is LobbyUnreadable unreadable) await Reject(record, unreadable.Problem, deadLetters, ct);
        }
        catch (Exception failure) when (!failure.IsTransient())
        {
            await Reject(record, failure, deadLetters, ct);
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
}
