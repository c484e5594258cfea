using System.Collections.Concurrent;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A stream's event source mapping: delivers the records that its filters pass. A shard is delivered after its parent, so that each item's
/// changes stay in order.
/// </summary>
internal sealed class StreamMapping(StreamSource source, BatchDelivery delivery, TimeProvider clock)
{
    private readonly IReadOnlyList<FilterPattern> filters = [.. source.FilterPatterns.Select(p => new FilterPattern(p))];

    private readonly Dictionary<(string StreamArn, string ShardId), Task> deliveries = [];
    private readonly ConcurrentBag<ShardDelivery> opened = [];

    public StreamSource Source => source;

    public bool IsIdle => opened.All(delivery => delivery.IsIdle);

    /// <summary>Completes when everything that was opened so far is delivered.</summary>
    public Task Deliveries => Task.WhenAll(deliveries.Values);

    /// <summary>Opens the delivery of a shard, which starts when that of its parent is complete.</summary>
    public ShardDelivery Open(string streamArn, Shard shard, CancellationToken ct)
    {
        var shardDelivery = new ShardDelivery(source, Passes, clock);
        opened.Add(shardDelivery);
        var parent = shard.Parent is { } id ? deliveries.GetValueOrDefault((streamArn, id)) : null;
        deliveries[(streamArn, shard.Id)] = After(
            parent ?? Task.CompletedTask, () => shardDelivery.Run(batch => delivery.Deliver(streamArn, shard.Id, batch, ct), ct));
        return shardDelivery;
    }

    private static async Task After(Task earlier, Func<Task> next)
    {
        await earlier;
        await next();
    }

    private bool Passes(StreamRecord record) => filters.Count == 0 || filters.Any(f => f.Matches(record.Json));
}
