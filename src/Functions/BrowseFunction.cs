using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Finding;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure.DynamoDb;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Pushes changes of public lobbies to browser subscribers. It reads the stream separately from <see cref="StreamFunction"/>, because it
/// gathers changes for a second and waits for its turn to push. A lobby that can't be decoded is removed from the browser; the other
/// function reports it.
/// </summary>
public sealed partial class BrowseFunction
{
    private readonly Invocations invocations;
    private readonly ILogger<BrowseFunction> logger;

    public BrowseFunction(IServiceProvider services, Invocations invocations, ILogger<BrowseFunction> logger)
    {
        (this.invocations, this.logger) = (invocations, logger);
        WarmUp.Pushes(services, logger);
    }

    [LambdaFunction(ResourceName = "BrowseFunction")]
    public async Task<StreamsEventResponse> Browse(
        DynamoDBEvent changes, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Browse", context);
        using var deadline = Deadline.Of(context, clock);
        try
        {
            await sender.Send(new NotifySubscribers([.. changes.Records.Select(Read).OfType<LobbyChanged>()]), deadline.Token);
            return new StreamsEventResponse { BatchItemFailures = [] };
        }
        catch (Exception failure)
        {
            // The whole batch is retried, which does no harm.
            NotPushed(changes.Records.Count, failure);
            var first = new StreamsEventResponse.BatchItemFailure { ItemIdentifier = changes.Records[0].Dynamodb.SequenceNumber };
            return new StreamsEventResponse { BatchItemFailures = [first] };
        }
    }

    private LobbyChanged? Read(DynamoDBEvent.DynamodbStreamRecord record)
    {
        try
        {
            return StreamRecords.ReadLobby(record);
        }
        catch (Exception failure) when (!failure.IsTransient())
        {
            NotDecoded(record.EventID, failure);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to push {Count} lobby changes to browser subscribers; the batch will be retried")]
    private partial void NotPushed(int count, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Could not decode stream record {EventId}; skipped")]
    private partial void NotDecoded(string eventId, Exception failure);
}
