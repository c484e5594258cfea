using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The version history as an item for each lobby and batch. What repeated batches stored twice is read once.</summary>
internal sealed class DynamoVersionHistory(IAmazonDynamoDB dynamo, LobbyTable table, TimeSpan retention, TimeProvider clock)
    : IVersionHistory
{
    // Far below DynamoDB's limit of 400 KB.
    private const int MaxEntries = 100;

    public async Task Keep(IReadOnlyList<VersionEntry> entries, CancellationToken ct)
    {
        var expires = clock.GetUtcNow() + retention;
        var parts = entries.GroupBy(entry => entry.Lobby).SelectMany(of => of.OrderBy(entry => entry.Version).Chunk(MaxEntries));
        await Task.WhenAll(parts.Select(part => dynamo.PutItemAsync(
            new PutItemRequest { TableName = table.Name, Item = VersionHistoryItem.Write(part, expires) }, ct)));
    }

    public async IAsyncEnumerable<VersionEntry> Latest(LobbyId lobby, long? before, [EnumeratorCancellation] CancellationToken ct)
    {
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :lobby AND SK BETWEEN :first AND :last",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":lobby"] = Keys.Of(lobby)["PK"],
                [":first"] = Keys.OfHistory(lobby, "")["SK"],
                [":last"] = Keys.OfHistory(lobby, before is null ? "~" : VersionHistoryItem.First(before.Value))["SK"],
            },
            ScanIndexForward = false,
            ConsistentRead = true,
        });
        var pending = new SortedDictionary<long, List<VersionEntry>>(Comparer<long>.Create((a, b) => b.CompareTo(a)));
        await foreach (var page in pages.Responses.WithCancellation(ct))
        {
            foreach (var item in page.Items)
            {
                foreach (var entry in VersionHistoryItem.Read(lobby, item).Where(entry => before is null || entry.Version < before))
                {
                    if (!pending.TryGetValue(entry.Version, out var same)) pending[entry.Version] = same = [];
                    same.Add(entry);
                }
            }
        }

        foreach (var same in pending.Values) yield return Merge(same);
    }

    private static VersionEntry Merge(List<VersionEntry> same) => (same.Find(entry => entry.By is not null) ?? same[0]) with
    {
        Undelivered = [.. same.SelectMany(entry => entry.Undelivered).DistinctBy(failure => failure.Player)],
    };
}
