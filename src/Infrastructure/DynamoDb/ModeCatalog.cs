using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The pairs of mode and region that exist, which a search without either has to query. A process registers each pair it sees once a day,
/// and a pair that nobody registers expires.
/// </summary>
internal sealed class ModeCatalog(IAmazonDynamoDB dynamo, LobbyTable table, TimeProvider clock)
{
    /// <summary>
    /// Maximum pairs that a search queries, the oldest first: players choose modes freely, so the cost of a search needs a limit, and new
    /// pairs must not displace established ones.
    /// </summary>
    private const int MaxPairs = 32;

    private static readonly TimeSpan RegistrationInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(string Mode, string? Region), DateTimeOffset> registered = new();

    /// <summary>Registers the pair of a lobby that is about to be stored.</summary>
    public async Task Register(Lobby lobby, CancellationToken ct)
    {
        var (pair, now) = ((lobby.Settings.Mode, lobby.Settings.Region), clock.GetUtcNow());
        if (!lobby.IsListed || (registered.TryGetValue(pair, out var at) && now - at < RegistrationInterval)) return;

        await dynamo.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = table.Name,
                Key = Keys.OfPair(pair.Mode, pair.Region),
                UpdateExpression = "SET #schema = :schema, #mode = :mode, since = if_not_exists(since, :now), expires = :expires"
                    + (pair.Region is null ? "" : ", #region = :region"),
                ExpressionAttributeNames = pair.Region is null
                    ? new() { ["#schema"] = Schema.Name, ["#mode"] = "mode" }
                    : new() { ["#schema"] = Schema.Name, ["#mode"] = "mode", ["#region"] = "region" },
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                    .Set(":schema", Schema.OfPair)
                    .Set(":mode", pair.Mode)
                    .Set(":region", pair.Region)
                    .Set(":now", now)
                    .Set(":expires", (now + Retention).ToUnixTimeSeconds()),
            },
            ct);
        registered[pair] = now;
    }

    /// <summary>Returns the pairs of a mode (null: any) and a region (null: any).</summary>
    public async Task<IReadOnlyList<(string Mode, string? Region)>> Pairs(string? mode, string? region, CancellationToken ct)
    {
        if (mode is not null && region is not null) return [(mode, region)];

        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :catalog AND begins_with(SK, :prefix)",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                .Set(":catalog", Keys.Catalog)
                .Set(":prefix", Keys.PairPrefix(mode)),
        });
        var items = new List<Dictionary<string, AttributeValue>>();
        await foreach (var page in pages.Responses.WithCancellation(ct)) items.AddRange(page.Items);
        return
        [
            .. items
                .Where(item => item.HasSchema(Schema.OfPair) && (region is null || item.TextOrNull("region") == region))
                .OrderBy(item => item.Time("since"))
                .Take(MaxPairs)
                .Select(item => (item.Text("mode"), item.TextOrNull("region"))),
        ];
    }
}
