using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The sparse index of public lobbies: a partition for each mode, region, whether there is room, and shard, in two
/// orders. A search asks its partitions at once and merges what they answer.
/// </summary>
internal sealed class DynamoIndex(IAmazonDynamoDB dynamo, LobbyTable table, Catalogue catalogue) : ILobbyIndex
{
    /// <summary>How many queries of a search are under way at a time.</summary>
    private const int Concurrency = 16;

    private const int LargestPage = 100;

    public async IAsyncEnumerable<Listing> Find(LobbyQuery query, string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var (order, backwards) = query.Sort switch
        {
            LobbySort.Newest => (ListingItem.Age, true),
            LobbySort.Oldest => (ListingItem.Age, false),
            LobbySort.Fullest => (ListingItem.Fill, true),
            _ => (ListingItem.Fill, false),
        };
        var pairs = await catalogue.Pairs(query.Mode, query.Region, ct);
        var pageSize = Math.Clamp(query.Expected, 1, LargestPage);
        var shards = pairs
            .SelectMany(pair => Keys.AllFinding(pair.Mode, pair.Region, query.HasSlots))
            .Select(partition => new Shard(dynamo, table.Name, partition, order, backwards, pageSize, after))
            .ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = ct };
        await Parallel.ForEachAsync(shards, options, async (shard, token) => await shard.Advance(token));

        // Sort keys are ASCII, so they compare here as they do there.
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

    /// <summary>One partition, read a page at a time.</summary>
    private sealed class Shard(
        IAmazonDynamoDB dynamo, string table, string partition, string order, bool backwards, int pageSize, string? after)
    {
        private readonly Queue<Listing> page = [];
        private string? position = after;
        private bool isLast;

        public Listing? Current { get; private set; }

        public async Task Advance(CancellationToken ct)
        {
            if (page.Count == 0 && !isLast) await Read(ct);
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
            foreach (var item in response.Items) page.Enqueue(ListingItem.Read(item, order));
            if (response.Items.Count > 0) position = response.Items[^1].Text(order);
            isLast = response.LastEvaluatedKey is null or { Count: 0 };
        }
    }
}
