using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// Which modes are played in which regions: what a search that leaves out either has to ask. A process tells of each
/// pair that it meets once a day, and a pair that nobody tells of any more is forgotten.
/// </summary>
internal sealed class Catalogue(IAmazonDynamoDB dynamo, LobbyTable table, TimeProvider clock)
{
    /// <summary>
    /// How many pairs a search asks: those known longest. Players name modes as they please, so there must be an end to
    /// what one search costs, and newcomers must not push out what has long been played.
    /// </summary>
    private const int Most = 32;

    private static readonly TimeSpan ToldAgain = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(string Mode, string? Region), DateTimeOffset> told = new();

    /// <summary>Tells of the lobby's pair, before the lobby is stored: so what is stored can be found.</summary>
    public async Task Meet(Lobby lobby, CancellationToken ct)
    {
        var (pair, now) = ((lobby.Settings.Mode, lobby.Settings.Region), clock.GetUtcNow());
        if (!lobby.IsFindable || (told.TryGetValue(pair, out var at) && now - at < ToldAgain)) return;

        await dynamo.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = table.Name,
                Key = Keys.OfPair(pair.Mode, pair.Region),
                UpdateExpression = "SET #mode = :mode, since = if_not_exists(since, :now), expires = :expires"
                    + (pair.Region is null ? "" : ", #region = :region"),
                ExpressionAttributeNames = pair.Region is null
                    ? new() { ["#mode"] = "mode" }
                    : new() { ["#mode"] = "mode", ["#region"] = "region" },
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                    .Set(":mode", pair.Mode)
                    .Set(":region", pair.Region)
                    .Set(":now", now)
                    .Set(":expires", (now + Kept).ToUnixTimeSeconds()),
            },
            ct);
        told[pair] = now;
    }

    /// <summary>The pairs of a mode (null: any) and a region (null: any).</summary>
    public async Task<IReadOnlyList<(string Mode, string? Region)>> Pairs(string? mode, string? region, CancellationToken ct)
    {
        if (mode is not null && region is not null) return [(mode, region)];

        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :catalogue AND begins_with(SK, :prefix)",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                .Set(":catalogue", Keys.Catalogue)
                .Set(":prefix", Keys.PairPrefix(mode)),
        });
        var items = new List<Dictionary<string, AttributeValue>>();
        await foreach (var page in pages.Responses.WithCancellation(ct)) items.AddRange(page.Items);
        return
        [
            .. items
                .Where(item => region is null || item.TextOrNull("region") == region)
                .OrderBy(item => item.Time("since"))
                .Take(Most)
                .Select(item => (item.Text("mode"), item.TextOrNull("region"))),
        ];
    }
}
