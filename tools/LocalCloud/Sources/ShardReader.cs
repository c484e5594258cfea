using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// Reads one shard to its end, a batch at a time. An idle shard is asked every 100 ms (Lambda: 250 ms), and every 10 ms for two seconds
/// after a record came, because changes to a lobby come in bursts while people watch.
/// </summary>
internal sealed class ShardReader(StreamSource source, StreamsClient streams, BatchDelivery delivery, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<FilterPattern> filters = [.. source.FilterPatterns.Select(p => new FilterPattern(p))];

    /// <summary>Runs until the shard ends, the stream is gone or the reading is cancelled; no other fault ends it.</summary>
    public async Task Run(string streamArn, Shard shard, StartingPosition start, CancellationToken ct)
    {
        var place = new Place(start);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await Step(streamArn, shard.Id, place, ct)) return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (StreamsException error) when (error.Type == "ResourceNotFoundException")
            {
                return;
            }
            catch (Exception error)
            {
                // Iterators expire after 15 minutes, which a batch under retry may outlast; the sequence number stays good.
                place.Iterator = null;
                if (error is StreamsException { Type: "TrimmedDataAccessException" }) place.Restart();
                if (error is StreamsException { Type: "ExpiredIteratorException" }) continue;
                logger.ReadingFailed(source.Id, error);
                await Task.Delay(PauseAfterFault, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>True when the shard is closed and done with.</summary>
    private async Task<bool> Step(string streamArn, string shardId, Place place, CancellationToken ct)
    {
        place.Iterator ??= await streams.Iterator(streamArn, shardId, place.Last, place.Start, ct);
        var page = await streams.Records(streamArn, place.Iterator, source.BatchSize - place.Batch.Count, ct);
        place.Iterator = page.Next;
        if (page.Records.Count > 0) place.Read(page.Records, clock.GetUtcNow());

        // What no filter lets through costs nothing: it is passed by, and neither fills a batch nor starts its window.
        if (place.Batch.Count == 0) place.BatchBegan = clock.GetUtcNow();
        place.Batch.AddRange(page.Records.Where(Passes));
        var closed = page.Next is null;
        var due = place.Batch.Count >= source.BatchSize || closed || clock.GetUtcNow() - place.BatchBegan >= source.BatchingWindow;
        if (due && place.Batch.Count > 0)
        {
            await delivery.Deliver(streamArn, shardId, [.. place.Batch], ct);
            place.Batch.Clear();
        }

        if (page.Records.Count == 0 && !closed)
            await Task.Delay(clock.GetUtcNow() - place.LastRecordAt < Busy ? BusyPause : IdlePause, clock, ct);
        return closed;
    }

    private bool Passes(StreamRecord record) => filters.Count == 0 || filters.Any(f => f.Matches(record.Json));

    /// <summary>How far the reading has come.</summary>
    private sealed class Place(StartingPosition start)
    {
        public StartingPosition Start { get; private set; } = start;
        public string? Iterator { get; set; }
        public string? Last { get; private set; }
        public DateTimeOffset LastRecordAt { get; private set; }
        public List<StreamRecord> Batch { get; } = [];
        public DateTimeOffset BatchBegan { get; set; }

        public void Read(IReadOnlyList<StreamRecord> records, DateTimeOffset now)
        {
            Last = records[^1].SequenceNumber;
            LastRecordAt = now;
        }

        /// <summary>What was read last has left the stream, so the oldest that is left comes next.</summary>
        public void Restart()
        {
            Start = StartingPosition.TrimHorizon;
            Last = null;
        }
    }
}
