using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.ApiGateway;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// A subscription is an item of its scope's partition, which is read to push to the subscribers, and an entry in the player's item, by
/// which it is found when the session ends. It expires with its connection.
/// </summary>
internal sealed class DynamoSubscriptions(
    IAmazonDynamoDB dynamo, LobbyTable table, DynamoIdempotencyRecords records, TimeProvider clock) : ISubscriptions
{
    /// <summary>When to ask again for a turn, if the engine does not return the item.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);

    public Task<IdempotencyRecord?> Begin(Subscription subscription, IdempotencyRecord record, CancellationToken ct) => records.KeepWith(
        [
            new TransactWriteItem
            {
                Update = UpdatePlayer(
                    subscription, "ADD watches :scope", $" AND ({HasRoom})", new AttributeValue { N = $"{ISubscriptions.MaxPerPlayer}" }),
            },
            new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = table.Name,
                    Item = Keys.Of(subscription)
                        .SetSchema(Schema.OfSubscription)
                        .Set("player", subscription.Player.Value)
                        .Set("connection", subscription.Connection.Id.Value)
                        .Set("connectedAt", subscription.Connection.Since)
                        .Set("expires", subscription.Connection.ExpiresAt.ToUnixTimeSeconds()),
                },
            },
        ],
        record,
        ct);

    public Task<IdempotencyRecord?> End(Subscription subscription, IdempotencyRecord record, CancellationToken ct) => records.KeepWith(
        [
            new TransactWriteItem { Update = UpdatePlayer(subscription, "DELETE watches :scope") },
            new TransactWriteItem { Delete = new Delete { TableName = table.Name, Key = Keys.Of(subscription) } },
        ],
        record,
        ct);

    public async Task Remove(Subscription subscription, CancellationToken ct)
    {
        try
        {
            await dynamo.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(subscription),
                    ConditionExpression = "#connection = :connection",
                    ExpressionAttributeNames = new() { ["#connection"] = "connection" },
                    ExpressionAttributeValues =
                        new Dictionary<string, AttributeValue>().Set(":connection", subscription.Connection.Id.Value),
                },
                ct);
        }
        catch (ConditionalCheckFailedException)
        {
            // It is forgotten already, or the player subscriptions with another socket.
        }
    }

    public async Task<IReadOnlyList<Subscription>> Of(SubscriptionScope scope, CancellationToken ct)
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
        var subscriptions = new List<Subscription>();
        await foreach (var page in pages.Responses.WithCancellation(ct))
        {
            subscriptions.AddRange(page.Items
                .Where(item => item.HasSchema(Schema.OfSubscription))
                .Select(item => new Subscription(
                    scope,
                    new PlayerId(item.Text("player")),
                    GatewayConnections.Create(new ConnectionId(item.Text("connection")), item.Time("connectedAt"))))
                .Where(subscription => subscription.Connection.ExpiresAt > now));
        }

        return subscriptions;
    }

    public async Task<DateTimeOffset?> TakeTurn(SubscriptionScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            await dynamo.UpdateItemAsync(Turn(scope, until, now), ct);
            return null;
        }
        catch (ConditionalCheckFailedException failed)
        {
            return failed.Item is { Count: > 0 } item ? item.Time("nextAt") : now + RetryInterval;
        }
    }

    public Task EndTurn(SubscriptionScope scope, DateTimeOffset next, CancellationToken ct) =>
        dynamo.UpdateItemAsync(Turn(scope, next, null), ct);

    private const string HasRoom = "attribute_not_exists(watches) OR size(watches) < :most OR contains(watches, :one)";

    private Update UpdatePlayer(Subscription subscription, string update, string alsoIf = "", AttributeValue? most = null)
    {
        var scope = Keys.Name(subscription.Scope);
        var values = new Dictionary<string, AttributeValue> { [":scope"] = new AttributeValue { SS = [scope] } }
            .Set(":connection", subscription.Connection.Id.Value);
        if (most is not null) values[":most"] = most;
        if (most is not null) values.Set(":one", scope);
        return new Update
        {
            TableName = table.Name,
            Key = Keys.Of(subscription.Player),
            UpdateExpression = update,
            ConditionExpression = "#connection = :connection" + alsoIf,
            ExpressionAttributeNames = new() { ["#connection"] = "connection" },
            ExpressionAttributeValues = values,
        };
    }

    /// <param name="now">Null to end the caller's turn; otherwise the turn must be free at this time.</param>
    private UpdateItemRequest Turn(SubscriptionScope scope, DateTimeOffset nextAt, DateTimeOffset? now) => new()
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
