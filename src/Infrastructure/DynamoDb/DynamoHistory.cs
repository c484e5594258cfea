using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>What was told of each version, as items under the lobby that are gone after an hour.</summary>
internal sealed class DynamoHistory(IAmazonDynamoDB dynamo, LobbyTable table) : IHistory
{
    private const int LargestBatch = 25;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public async Task Keep(IReadOnlyList<Told> told, CancellationToken ct)
    {
        foreach (var batch in told.Chunk(LargestBatch))
        {
            await dynamo.BatchWriteItemAsync(
                new BatchWriteItemRequest
                {
                    RequestItems = new() { [table.Name] = [.. batch.Select(version => new WriteRequest(new PutRequest(Write(version))))] },
                },
                ct);
        }
    }

    public async Task<IReadOnlyList<Told>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct)
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
        var told = new List<Told>();
        await foreach (var page in pages.Responses.WithCancellation(ct)) told.AddRange(page.Items.Select(Read));
        return told;
    }

    private static Dictionary<string, AttributeValue> Key(LobbyId lobby, long version) =>
        Keys.OfVersion(lobby, version.ToString("D12", CultureInfo.InvariantCulture));

    private static Dictionary<string, AttributeValue> Write(Told told) => Key(told.Lobby, told.Version)
        .Set("told", JsonSerializer.Serialize(told, WireJson.Relaxed.Told))
        .Set("expires", (told.At + Kept).ToUnixTimeSeconds());

    private static Told Read(Dictionary<string, AttributeValue> item) =>
        JsonSerializer.Deserialize(item.Text("told"), WireJson.Default.Told)
            ?? throw new FormatException("The item tells nothing.");
}
