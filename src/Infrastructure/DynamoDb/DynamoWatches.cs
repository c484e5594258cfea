using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// A watch is an item under its scope, which whoever tells the watchers reads, and a mark on its player's item, by
/// which it is found when the session is over. It expires when its socket can't be alive any more.
/// </summary>
internal sealed class DynamoWatches(IAmazonDynamoDB dynamo, LobbyTable table, DynamoReceipts receipts, TimeProvider clock) : IWatches
{
    /// <summary>When to ask again for a turn, where the engine does not tell how long another's lasts.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    public Task<Receipt?> Begin(Watch watch, Receipt receipt, CancellationToken ct) => receipts.KeepWith(
        [
            new TransactWriteItem
            {
                Update = Mark(watch, "ADD watches :scope", $" AND ({FewEnough})", new AttributeValue { N = $"{IWatches.Most}" }),
            },
            new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = table.Name,
                    Item = Keys.Of(watch)
                        .Set("player", watch.Player.Value)
                        .Set("connection", watch.Connection.Id.Value)
                        .Set("connectedAt", watch.Connection.Since)
                        .Set("expires", watch.Connection.DeadBy.ToUnixTimeSeconds()),
                },
            },
        ],
        receipt,
        ct);

    public Task<Receipt?> End(Watch watch, Receipt receipt, CancellationToken ct) => receipts.KeepWith(
        [
            new TransactWriteItem { Update = Mark(watch, "DELETE watches :scope") },
            new TransactWriteItem { Delete = new Delete { TableName = table.Name, Key = Keys.Of(watch) } },
        ],
        receipt,
        ct);

    public async Task Forget(Watch watch, CancellationToken ct)
    {
        try
        {
            await dynamo.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(watch),
                    ConditionExpression = "#connection = :connection",
                    ExpressionAttributeNames = new() { ["#connection"] = "connection" },
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":connection", watch.Connection.Id.Value),
                },
                ct);
        }
        catch (ConditionalCheckFailedException)
        {
            // It is forgotten already, or the player watches with another socket.
        }
    }

    public async Task<IReadOnlyList<Watch>> Of(WatchScope scope, CancellationToken ct)
    {
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :scope AND begins_with(SK, :prefix)",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                .Set(":scope", Keys.Of(scope))
                .Set(":prefix", Keys.WatcherPrefix),
            ConsistentRead = true,
        });
        var now = clock.GetUtcNow();
        var watches = new List<Watch>();
        await foreach (var page in pages.Responses.WithCancellation(ct))
        {
            watches.AddRange(page.Items
                .Select(item => new Watch(
                    scope,
                    new PlayerId(item.Text("player")),
                    new Connection(new ConnectionId(item.Text("connection")), item.Time("connectedAt"))))
                .Where(watch => watch.Connection.DeadBy > now));
        }

        return watches;
    }

    public async Task<DateTimeOffset?> TakeTurn(WatchScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            await dynamo.UpdateItemAsync(Turn(scope, until, now), ct);
            return null;
        }
        catch (ConditionalCheckFailedException failed)
        {
            return failed.Item is { Count: > 0 } item ? item.Time("nextAt") : now + AskAgain;
        }
    }

    public Task EndTurn(WatchScope scope, DateTimeOffset next, CancellationToken ct) => dynamo.UpdateItemAsync(Turn(scope, next, null), ct);

    private const string FewEnough = "attribute_not_exists(watches) OR size(watches) < :most OR contains(watches, :one)";

    private Update Mark(Watch watch, string update, string alsoIf = "", AttributeValue? most = null)
    {
        var scope = Keys.Name(watch.Scope);
        var values = new Dictionary<string, AttributeValue> { [":scope"] = new AttributeValue { SS = [scope] } }
            .Set(":connection", watch.Connection.Id.Value);
        if (most is not null) values[":most"] = most;
        if (most is not null) values.Set(":one", scope);
        return new Update
        {
            TableName = table.Name,
            Key = Keys.Of(watch.Player),
            UpdateExpression = update,
            ConditionExpression = "#connection = :connection" + alsoIf,
            ExpressionAttributeNames = new() { ["#connection"] = "connection" },
            ExpressionAttributeValues = values,
        };
    }

    /// <param name="now">A turn that is taken has to be free by now; one that ends is the caller's.</param>
    private UpdateItemRequest Turn(WatchScope scope, DateTimeOffset nextAt, DateTimeOffset? now) => new()
    {
        TableName = table.Name,
        Key = Keys.OfTurn(scope),
        UpdateExpression = "SET nextAt = :next, expires = :expires",
        ConditionExpression = now is null ? null : "attribute_not_exists(nextAt) OR nextAt <= :now",
        ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
            .Set(":next", nextAt)
            .Set(":now", now)
            .Set(":expires", nextAt.AddHours(1).ToUnixTimeSeconds()),
        ReturnValuesOnConditionCheckFailure = now is null ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };
}
