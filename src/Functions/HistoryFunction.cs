using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Histories;
using GameLobby.Application.Ports;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.DynamoDb;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Stores who caused the versions of lobbies. <see cref="StreamFunction"/> reports what can't be decoded.</summary>
public sealed partial class HistoryFunction(Invocations invocations, ILogger<HistoryFunction> logger)
{
    [LambdaFunction(ResourceName = "HistoryFunction")]
    public async Task<StreamsEventResponse> History(
        DynamoDBEvent changes, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("History", context);
        using var deadline = Deadline.Of(context, clock);
        try
        {
            var versions = changes.Records.Select(record => Read(record, StreamRecords.ReadVersion)).OfType<LobbyStored>();
            var pushes = changes.Records.Select(record => Read(record, StreamRecords.ReadPushes)).OfType<HistoryEntry>();
            await sender.Send(new StoreHistory(versions, pushes), deadline.Token);
            return new StreamsEventResponse { BatchItemFailures = [] };
        }
        catch (Exception failure)
        {
            // The whole batch is retried, which does no harm.
            NotStored(changes.Records.Count, failure);
            var first = new StreamsEventResponse.BatchItemFailure { ItemIdentifier = changes.Records[0].Dynamodb.SequenceNumber };
            return new StreamsEventResponse { BatchItemFailures = [first] };
        }
    }

    private T? Read<T>(DynamoDBEvent.DynamodbStreamRecord record, Func<DynamoDBEvent.DynamodbStreamRecord, T?> read)
        where T : class
    {
        try
        {
            return read(record);
        }
        catch (Exception failure) when (!failure.IsTransient())
        {
            NotDecoded(record.EventID, failure);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to store the history of {Count} records; the batch will be retried")]
    private partial void NotStored(int count, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Could not decode stream record {EventId}; the history skips it")]
    private partial void NotDecoded(string eventId, Exception failure);
}
