using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A table's stream as the event source of a function. Each shard has its own reader, which starts after the reader of the parent shard
/// has finished; this preserves the order of each item's changes. Shards that exist at the start are read from the mapping's starting
/// position, later ones from their beginning. If the table is recreated, its new stream is read from the beginning.
/// </summary>
internal sealed class StreamPoller(
    StreamSource source, string tableName, Account account, IFunctions functions, StreamsClient streams, QueueEngine queues,
    TimeProvider clock, ILogger<StreamPoller> logger)
{
    private static readonly TimeSpan DiscoveryInterval = TimeSpan.FromSeconds(1);

    private readonly ShardReader reader =
        new(source, streams, new BatchDelivery(source, account, functions, queues, clock, logger), clock, logger);

    private readonly Dictionary<(string StreamArn, string ShardId), Task> readers = [];
    private HashSet<(string StreamArn, string ShardId)>? atStart;

    /// <summary>Polls until cancelled; failures are logged and retried.</summary>
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

    // Ends early when a shard ends, because its children can then start.
    private async Task Pause(CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny([Task.Delay(DiscoveryInterval, clock, timer.Token), .. readers.Values.Where(r => !r.IsCompleted)]);
        await timer.CancelAsync();
    }
}
