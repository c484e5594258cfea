using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// What DynamoDB's stream tells becomes notifications, which are put in queues. Records of one item keep their order; items do not wait for
/// one another. A record that can't be read goes to the dead letters; only one that could not be queued comes again.
/// </summary>
public sealed partial class StreamFunction(ILogger<StreamFunction> logger)
{
    [LambdaFunction(ResourceName = "StreamFunction")]
    public async Task<StreamsEventResponse> Stream(
        DynamoDBEvent changes,
        ILambdaContext context,
        [FromServices] IPublisher publisher,
        [FromServices] IDeadLetters deadLetters,
        [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        var failures = await Task.WhenAll(changes.Records
            .GroupBy(record => record.Dynamodb.Keys["PK"].S)
            .Select(records => Tell(records, publisher, deadLetters, deadline.Token)));
        return new StreamsEventResponse
        {
            BatchItemFailures = [.. failures.OfType<string>()
                .Select(sequence => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = sequence })],
        };
    }

    /// <summary>The first of an item's records that could not be queued, by its sequence number; null when all were.</summary>
    private async Task<string?> Tell(
        IEnumerable<DynamoDBEvent.DynamodbStreamRecord> records, IPublisher publisher, IDeadLetters deadLetters, CancellationToken ct)
    {
        foreach (var record in records)
        {
            try
            {
                await TellOrBury(record, publisher, deadLetters, ct);
            }
            catch (Exception failure)
            {
                NotQueued(record.EventID, failure);
                return record.Dynamodb.SequenceNumber;
            }
        }

        return null;
    }

    private async Task TellOrBury(
        DynamoDBEvent.DynamodbStreamRecord record, IPublisher publisher, IDeadLetters deadLetters, CancellationToken ct)
    {
        try
        {
            if (StreamRecords.Read(record) is { } notification) await publisher.Publish(notification, ct);
        }
        catch (Exception failure) when (!failure.MayPass())
        {
            Buried(record.EventID, failure);
            await deadLetters.Send(JsonSerializer.Serialize(record, EventsJson.Default.DynamodbStreamRecord), failure.Message, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Could not queue what {EventId} tells; it will come again")]
    private partial void NotQueued(string eventId, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not make anything of {EventId}; it goes to the dead letters")]
    private partial void Buried(string eventId, Exception failure);
}
