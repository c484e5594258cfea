using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The change history as items of the lobby's partition, kept for an hour. An item contains pushes in the wire format of the protocol it
/// names; items of other protocols, and those that can't be decoded, are ignored, and clients get a snapshot instead.
/// </summary>
internal sealed class DynamoChangeHistory(IAmazonDynamoDB dynamo, LobbyTable table) : IChangeHistory
{
    private const int MaxBatchSize = 25;
    private const int MaxAttempts = 4;

    private static readonly string Protocol = Hello.CurrentProtocol.ToString(CultureInfo.InvariantCulture);

    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    public async Task Keep(IReadOnlyList<HistoryEntry> entries, CancellationToken ct)
    {
        foreach (var batch in entries.Chunk(MaxBatchSize))
            await Write([.. batch.Select(entry => new WriteRequest(new PutRequest(Write(entry))))], ct);
    }

    public async Task<IReadOnlyList<HistoryEntry>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct)
    {
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :lobby AND SK BETWEEN :first AND :last",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":lobby"] = Keys.Of(lobby)["PK"],
                [":first"] = Key(lobby, after + 1)["SK"],
                [":last"] = Key(lobby, upTo)["SK"],
            },
            ConsistentRead = true,
        });
        var entries = new List<HistoryEntry>();
        await foreach (var page in pages.Responses.WithCancellation(ct))
            entries.AddRange(page.Items.Where(IsOfCurrentProtocol).Select(ReadOrNull).OfType<HistoryEntry>());
        return entries;
    }

    /// <exception cref="IOException">DynamoDB was throttling too long.</exception>
    private async Task Write(List<WriteRequest> requests, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (attempt > 0) await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(25 << attempt)), ct);
            var response = await dynamo.BatchWriteItemAsync(
                new BatchWriteItemRequest { RequestItems = new() { [table.Name] = requests } }, ct);
            if (response.UnprocessedItems?.GetValueOrDefault(table.Name) is not { Count: > 0 } unprocessed) return;
            requests = unprocessed;
        }

        throw new IOException($"DynamoDB did not process {requests.Count} history items in {MaxAttempts} attempts.");
    }

    private static Dictionary<string, AttributeValue> Key(LobbyId lobby, long version) =>
        Keys.OfVersion(lobby, version.ToString("D12", CultureInfo.InvariantCulture));

    private static Dictionary<string, AttributeValue> Write(HistoryEntry entry) => Key(entry.Lobby, entry.Version)
        .Set("protocol", Hello.CurrentProtocol)
        .Set("told", JsonSerializer.Serialize(entry, HistoryJson.Relaxed.HistoryEntry))
        .Set("expires", (entry.At + Retention).ToUnixTimeSeconds());

    private static bool IsOfCurrentProtocol(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault("protocol")?.N == Protocol;

    /// <summary>Returns null for an item that can't be decoded, such as one with a push of a later release.</summary>
    public static HistoryEntry? ReadOrNull(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return JsonSerializer.Deserialize(item.Text("told"), HistoryJson.Relaxed.HistoryEntry);
        }
        catch (Exception failure) when (failure is FormatException or JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
