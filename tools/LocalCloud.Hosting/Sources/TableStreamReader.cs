using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// Reads a table's stream once for all mappings that start at the same position, and ahead of them: what they have not delivered yet is
/// kept in memory. It reads after each write, and every second for writes that do not pass LocalCloud; or only at an interval, if one is
/// given (Lambda: 250 ms). A shard is read after its parent, which preserves the order of each item's changes. Shards that exist at the
/// start are read from the starting position, later ones from their beginning. If the table is recreated, its new stream is read from the
/// beginning.
/// </summary>
internal sealed class TableStreamReader(
    TableDefinition table, IReadOnlyList<StreamMapping> mappings, StreamsClient streams, TableWrites writes, Ledger ledger,
    TimeProvider clock, ILogger<TableStreamReader> logger, TimeSpan? pollInterval = null)
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>How often new shards are looked for, apart from when a shard ends.</summary>
    private static readonly TimeSpan DiscoveryInterval = TimeSpan.FromSeconds(10);

    private readonly string name = string.Join(", ", mappings.Select(mapping => mapping.Source.Id));
    private readonly Dictionary<(string StreamArn, string ShardId), Task> readers = [];
    private HashSet<(string StreamArn, string ShardId)>? atStart;

    /// <summary>How many writes there were when the stream was last read to its end.</summary>
    private long read;

    /// <summary>Whether all writes so far are delivered, apart from batches that wait for their window or a retry.</summary>
    public bool IsIdle => Volatile.Read(ref read) >= writes.Count && mappings.All(mapping => mapping.IsIdle);

    /// <summary>Reads until cancelled; failures are logged and retried.</summary>
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
                logger.ReadingFailed(name, error);
            }

            await Pause(ct);
        }

        await Task.WhenAll(readers.Values);
        await Task.WhenAll(mappings.Select(mapping => mapping.Deliveries));
    }

    /// <summary>Ends early when a shard ends, because its children can then start.</summary>
    private async Task Pause(CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var interval = Task.Delay(readers.Count == 0 ? LookInterval : DiscoveryInterval, clock, timer.Token);
        await Task.WhenAny([interval, .. readers.Values.Where(reader => !reader.IsCompleted)]);
        await timer.CancelAsync();
    }

    private async Task Discover(CancellationToken ct)
    {
        if (await streams.StreamOf(table.Name, ct) is not { } streamArn) return;
        var shards = await streams.Shards(streamArn, ct);
        atStart ??= [.. shards.Select(s => (streamArn, s.Id))];
        foreach (var shard in shards.Where(s => !readers.ContainsKey((streamArn, s.Id)) && ParentIsRead(streamArn, s, shards)))
        {
            var start = atStart.Contains((streamArn, shard.Id)) ? mappings[0].Source.StartingPosition : StartingPosition.TrimHorizon;
            readers[(streamArn, shard.Id)] = Read(streamArn, shard, start, ct);
        }
    }

    private bool ParentIsRead(string streamArn, Shard shard, IReadOnlyList<Shard> shards) =>
        shard.Parent is not { } parent || shards.All(s => s.Id != parent)
        || readers.GetValueOrDefault((streamArn, parent)) is { IsCompleted: true };

    /// <summary>Reads a shard until it ends, the stream is deleted or the token is cancelled; other failures are retried.</summary>
    private async Task Read(string streamArn, Shard shard, StartingPosition start, CancellationToken ct)
    {
        var deliveries = mappings.Select(mapping => mapping.Open(streamArn, shard, ct)).ToList();
        var position = new Position(start);
        try
        {
            while (!ct.IsCancellationRequested && !await Step(streamArn, shard.Id, position, deliveries, ct))
            {
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The stack stops.
        }
        finally
        {
            foreach (var delivery in deliveries) delivery.Complete();
        }
    }

    /// <summary>Reads a page. Returns true at the end of a closed or deleted shard.</summary>
    private async Task<bool> Step(
        string streamArn, string shardId, Position position, IReadOnlyList<ShardDelivery> deliveries, CancellationToken ct)
    {
        try
        {
            var (written, count) = (writes.Next, writes.Count);
            position.Iterator ??= await streams.Iterator(streamArn, shardId, position.Last, position.Start, ct);
            var page = await streams.Records(streamArn, position.Iterator, PageSize, ct);
            ledger.StreamRead(table.Id);
            position.Read(page);
            foreach (var delivery in deliveries) delivery.Add(page.Records);
            Count(page.Records);
            if (page.Next is null) return true;
            if (page.Records.Count == PageSize) return false;
            Volatile.Write(ref read, count);
            if (pollInterval is { } interval) await Task.Delay(interval, clock, ct);
            else await ChangeSignal.Wait(written, LookInterval, clock, ct);
            return false;
        }
        catch (StreamsException error) when (error.Type == "ResourceNotFoundException")
        {
            return true;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            // An iterator expires after 15 minutes. The sequence number remains valid.
            position.Iterator = null;
            if (error is StreamsException { Type: "TrimmedDataAccessException" }) position.Restart();
            if (error is StreamsException { Type: "ExpiredIteratorException" }) return false;
            logger.ReadingFailed(name, error);
            await Task.Delay(LookInterval, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
    }

    private void Count(IEnumerable<StreamRecord> records)
    {
        foreach (var record in records.Where(record => record.IsInsert))
            if (table.KindOf(record.Keys) is { } kind) ledger.Created(kind);
    }

    /// <summary>The position in a shard.</summary>
    private sealed class Position(StartingPosition start)
    {
        public StartingPosition Start { get; private set; } = start;
        public string? Iterator { get; set; }
        public string? Last { get; private set; }

        public void Read(StreamPage page)
        {
            Iterator = page.Next;
            if (page.Records.Count > 0) Last = page.Records[^1].SequenceNumber;
        }

        /// <summary>Continues at the oldest record, because the stream no longer contains the last one read.</summary>
        public void Restart()
        {
            Start = StartingPosition.TrimHorizon;
            Last = null;
        }
    }
}
