using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The sparse index of public lobbies: a partition per mode, region, free slots and shard, in two sort orders. A search queries its
/// partitions in parallel and merges the results.
/// </summary>
internal sealed class DynamoIndex(IAmazonDynamoDB dynamo, LobbyTable table, ModeCatalog catalog) : ILobbyIndex
{
    private const int MaxConcurrentQueries = 16;

    private const int MaxPageSize = 100;

    public async IAsyncEnumerable<Listing> Find(LobbyQuery query, string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var (order, backwards) = query.Sort switch
        {
            LobbySort.Newest => (ListingItem.Age, true),
            LobbySort.Oldest => (ListingItem.Age, false),
            LobbySort.Fullest => (ListingItem.Fill, true),
            _ => (ListingItem.Fill, false),
        };
        var pairs = await catalog.Pairs(query.Mode, query.Region, ct);
        var pageSize = Math.Clamp(query.ExpectedCount, 1, MaxPageSize);
        var shards = pairs
            .SelectMany(pair => Keys.AllListingPartitions(pair.Mode, pair.Region, query.HasSlots))
            .Select(partition => new Shard(dynamo, table.Name, partition, order, backwards, pageSize, after))
            .ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentQueries, CancellationToken = ct };
        await Parallel.ForEachAsync(shards, options, async (shard, token) => await shard.Advance(token));

        // Sort keys are ASCII, so ordinal comparison gives the order of DynamoDB.
        var next = new PriorityQueue<Shard, string>(
            shards.Where(shard => shard.Current is not null).Select(shard => (shard, shard.Current!.Position)),
            Comparer<string>.Create((one, other) => backwards ? string.CompareOrdinal(other, one) : string.CompareOrdinal(one, other)));
        while (next.TryDequeue(out var shard, out _))
        {
            yield return shard.Current!;
            await shard.Advance(ct);
            if (shard.Current is { } listing) next.Enqueue(shard, listing.Position);
        }
    }

    /// <summary>One partition, read page by page.</summary>
    private sealed class Shard(
        IAmazonDynamoDB dynamo, string table, string partition, string order, bool backwards, int pageSize, string? after)
    {
        private readonly Queue<Listing> page = [];
        private string? position = after;
        private bool isLast;

        public Listing? Current { get; private set; }

        public async Task Advance(CancellationToken ct)
        {
            while (page.Count == 0 && !isLast) await Read(ct);
            Current = page.TryDequeue(out var listing) ? listing : null;
        }

        private async Task Read(CancellationToken ct)
        {
            var response = await dynamo.QueryAsync(
                new QueryRequest
                {
                    TableName = table,
                    IndexName = order,
                    KeyConditionExpression = "#partition = :partition"
                        + (position is null ? "" : backwards ? " AND #order < :position" : " AND #order > :position"),
                    ExpressionAttributeNames = position is null
                        ? new() { ["#partition"] = ListingItem.Partition }
                        : new() { ["#partition"] = ListingItem.Partition, ["#order"] = order },
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                        .Set(":partition", partition)
                        .Set(":position", position),
                    ScanIndexForward = !backwards,
                    Limit = pageSize,
                },
                ct);
            foreach (var listing in response.Items.Select(item => ListingItem.ReadOrNull(item, order)).OfType<Listing>())
                page.Enqueue(listing);
            if (response.Items.Count > 0) position = response.Items[^1].Text(order);
            isLast = response.LastEvaluatedKey is null or { Count: 0 };
        }
    }
}
