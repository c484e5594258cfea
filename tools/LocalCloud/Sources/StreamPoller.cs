using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A table's stream as the event source of a function. Every shard has a reader of its own, and a shard begins only when its parent was
/// read to the end, which keeps the order of each item's changes. A shard that was there at the start is read from the mapping's starting
/// position, and one that appears later from its beginning. If the table is made anew, its new stream is read from the beginning.
/// </summary>
internal sealed class StreamPoller(
    StreamSource source, string tableName, Account account, IFunctions functions, StreamsClient streams, QueueEngine queues,
    TimeProvider clock, ILogger<StreamPoller> logger)
{
    // New shards are few and far between; a table that has no stream yet is not.
    private static readonly TimeSpan DiscoveryPause = TimeSpan.FromSeconds(1);

    private readonly ShardReader reader =
        new(source, streams, new BatchDelivery(source, account, functions, queues, clock, logger), clock, logger);

    private readonly Dictionary<(string StreamArn, string ShardId), Task> readers = [];
    private HashSet<(string StreamArn, string ShardId)>? atStart;

    /// <summary>Runs until cancelled; no fault ends it before.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Discover(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                logger.ReadingFailed(source.Id, error);
            }

            await Pause(ct);
        }

        await Task.WhenAll(readers.Values);
    }

    private async Task Discover(CancellationToken ct)
    {
        if (await streams.StreamOf(tableName, ct) is not { } streamArn) return;
        var shards = await streams.Shards(streamArn, ct);
        atStart ??= [.. shards.Select(s => (streamArn, s.Id))];
        foreach (var shard in shards.Where(s => !readers.ContainsKey((streamArn, s.Id)) && ParentIsDone(streamArn, s, shards)))
        {
            var start = atStart.Contains((streamArn, shard.Id)) ? source.StartingPosition : StartingPosition.TrimHorizon;
            readers[(streamArn, shard.Id)] = reader.Run(streamArn, shard, start, ct);
        }
    }

    private bool ParentIsDone(string streamArn, Shard shard, IReadOnlyList<Shard> shards) =>
        shard.Parent is not { } parent || shards.All(s => s.Id != parent)
        || readers.GetValueOrDefault((streamArn, parent)) is { IsCompleted: true };

    // A shard that ends has children to begin with, so that is no time to wait.
    private async Task Pause(CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny([Task.Delay(DiscoveryPause, clock, timer.Token), .. readers.Values.Where(r => !r.IsCompleted)]);
        await timer.CancelAsync();
    }
}
