using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// Reads one shard to its end in batches. It polls an idle shard every 100 ms (Lambda: 250 ms), and every 10 ms in the two seconds after
/// a record, because changes to a lobby come in bursts.
/// </summary>
internal sealed class ShardReader(StreamSource source, StreamsClient streams, BatchDelivery delivery, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BusyInterval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BusyPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<FilterPattern> filters = [.. source.FilterPatterns.Select(p => new FilterPattern(p))];

    /// <summary>Reads until the shard ends, the stream is deleted or the token is cancelled; other failures are retried.</summary>
    public async Task Run(string streamArn, Shard shard, StartingPosition start, CancellationToken ct)
    {
        var position = new Position(start);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await Step(streamArn, shard.Id, position, ct)) return;
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
                // An iterator expires after 15 minutes, which retries of a batch may exceed. The sequence number remains valid.
                position.Iterator = null;
                if (error is StreamsException { Type: "TrimmedDataAccessException" }) position.Restart();
                if (error is StreamsException { Type: "ExpiredIteratorException" }) continue;
                logger.ReadingFailed(source.Id, error);
                await Task.Delay(RetryDelay, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Reads and delivers one page. Returns true at the end of a closed shard.</summary>
    private async Task<bool> Step(string streamArn, string shardId, Position position, CancellationToken ct)
    {
        position.Iterator ??= await streams.Iterator(streamArn, shardId, position.Last, position.Start, ct);
        var page = await streams.Records(streamArn, position.Iterator, source.BatchSize - position.Batch.Count, ct);
        position.Iterator = page.Next;
        if (page.Records.Count > 0) position.Read(page.Records, clock.GetUtcNow());

        // Records that match no filter neither count for the batch size nor start the batching window.
        if (position.Batch.Count == 0) position.BatchBegan = clock.GetUtcNow();
        position.Batch.AddRange(page.Records.Where(Passes));
        var closed = page.Next is null;
        var due = position.Batch.Count >= source.BatchSize || closed || clock.GetUtcNow() - position.BatchBegan >= source.BatchingWindow;
        if (due && position.Batch.Count > 0)
        {
            await delivery.Deliver(streamArn, shardId, [.. position.Batch], ct);
            position.Batch.Clear();
        }

        if (page.Records.Count == 0 && !closed)
            await Task.Delay(clock.GetUtcNow() - position.LastRecordAt < BusyPeriod ? BusyInterval : IdleInterval, clock, ct);
        return closed;
    }

    private bool Passes(StreamRecord record) => filters.Count == 0 || filters.Any(f => f.Matches(record.Json));

    /// <summary>The position in the shard and the pending batch.</summary>
    private sealed class Position(StartingPosition start)
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

        /// <summary>Continues at the oldest record, because the stream no longer contains the last one read.</summary>
        public void Restart()
        {
            Start = StartingPosition.TrimHorizon;
            Last = null;
        }
    }
}
