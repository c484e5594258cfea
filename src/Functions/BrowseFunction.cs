using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Finding;
using GameLobby.Functions.Wire;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// The live browser's reader of the stream, apart from <see cref="StreamFunction"/>: it gathers changes for a second,
/// and while it waits for its turn to tell the watchers, nobody's lobby waits. What it can't read, the other one puts
/// with the dead letters.
/// </summary>
public sealed partial class BrowseFunction(ILogger<BrowseFunction> logger)
{
    [LambdaFunction(ResourceName = "BrowseFunction")]
    public async Task<StreamsEventResponse> Browse(
        DynamoDBEvent changes, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var deadline = Deadline.Of(context, clock);
        try
        {
            await sender.Send(new TellWatchers([.. changes.Records.Select(Read).OfType<LobbyChanged>()]), deadline.Token);
            return new StreamsEventResponse { BatchItemFailures = [] };
        }
        catch (Exception failure)
        {
            // All of it comes again: told twice, it does no harm.
            NotTold(changes.Records.Count, failure);
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
        catch (Exception unread) when (!unread.MayPass())
        {
            Unreadable(record.EventID, unread);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Could not tell the watchers of {Count} changes; they will come again")]
    private partial void NotTold(int count, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Could not make anything of {EventId}")]
    private partial void Unreadable(string eventId, Exception failure);
}
