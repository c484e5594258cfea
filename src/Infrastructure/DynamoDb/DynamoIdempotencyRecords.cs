using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// Idempotency records as items, for effects outside of lobbies. A record older than its retention is ignored until TTL deletes it.
/// </summary>
internal sealed class DynamoIdempotencyRecords(IAmazonDynamoDB dynamo, LobbyTable table, TimeProvider clock) : IIdempotencyRecords
{
    private const int MaxAttempts = 4;

    private const string IsUnused = "attribute_not_exists(PK) OR #at < :retained";

    public async Task<IdempotencyRecord?> Find(PlayerId player, string request, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.OfRecord(player, request), ConsistentRead = true }, ct);
        return response.IsItemSet ? await Read(response.Item, ct) : null;
    }

    public Task<IdempotencyRecord?> Keep(IdempotencyRecord record, CancellationToken ct) => Keep(record, null, ct);

    /// <summary>
    /// Writes a record and then the item that its request creates, or returns the earlier record of the same id. Two writes cost half of a
    /// transaction. The record contains the item, so that a repeat creates it if the first copy of the request ended between its writes.
    /// </summary>
    public async Task<IdempotencyRecord?> KeepThenCreate(
        IdempotencyRecord record, Dictionary<string, AttributeValue> item, CancellationToken ct)
    {
        var earlier = await Keep(record, item, ct);
        if (earlier is null) await Create(item, ct);
        return earlier;
    }

    private async Task<IdempotencyRecord?> Keep(
        IdempotencyRecord record, Dictionary<string, AttributeValue>? creates, CancellationToken ct)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table.Name,
                    Item = IdempotencyRecordItem.Write(record, creates),
                    ConditionExpression = IsUnused,
                    ExpressionAttributeNames = Names,
                    ExpressionAttributeValues = Values(record),
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                ct);
            return null;
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old versions of DynamoDB Local do not return the item.
            return failed.Item is { Count: > 0 } item ? await Read(item, ct) : await Find(record.Player, record.Request, ct);
        }
    }

    public Task<IdempotencyRecord?> KeepWith(TransactWriteItem effect, IdempotencyRecord record, CancellationToken ct) =>
        KeepWith([effect], record, ct);

    /// <summary>Writes a record together with its effects, or returns the earlier record of the same id.</summary>
    public async Task<IdempotencyRecord?> KeepWith(IReadOnlyList<TransactWriteItem> effects, IdempotencyRecord record, CancellationToken ct)
    {
        var put = new Put
        {
            TableName = table.Name,
            Item = IdempotencyRecordItem.Write(record),
            ConditionExpression = IsUnused,
            ExpressionAttributeNames = Names,
            ExpressionAttributeValues = Values(record),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await dynamo.TransactWriteItemsAsync(
                    new TransactWriteItemsRequest { TransactItems = [new TransactWriteItem { Put = put }, .. effects] }, ct);
                return null;
            }
            catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons[0].Item is { Count: > 0 } earlier)
            {
                return IdempotencyRecordItem.Read(earlier);
            }
            catch (TransactionCanceledException cancelled) when (attempt < MaxAttempts && IsConflict(cancelled))
            {
                // Concurrent requests of one client write the same player item.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10 << attempt)), ct);
            }
        }
    }

    /// <summary>Returns a record, and creates what its request creates, unless the record is too old for a repeat.</summary>
    private async Task<IdempotencyRecord> Read(Dictionary<string, AttributeValue> item, CancellationToken ct)
    {
        var record = IdempotencyRecordItem.Read(item);
        var isKept = record.At + IdempotencyRecords.Retention > clock.GetUtcNow();
        if (isKept && IdempotencyRecordItem.Created(item) is { } created) await Create(created, ct);
        return record;
    }

    /// <summary>Creates an item unless it exists.</summary>
    private async Task Create(Dictionary<string, AttributeValue> item, CancellationToken ct)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest { TableName = table.Name, Item = item, ConditionExpression = "attribute_not_exists(PK)" }, ct);
        }
        catch (ConditionalCheckFailedException)
        {
            // The first copy of the request created it.
        }
    }

    private static bool IsConflict(TransactionCanceledException cancelled) =>
        cancelled.CancellationReasons.Any(reason => reason.Code == "TransactionConflict");

    private static Dictionary<string, string> Names => new() { ["#at"] = "at" };

    private static Dictionary<string, AttributeValue> Values(IdempotencyRecord record) =>
        new Dictionary<string, AttributeValue>().Set(":retained", record.At - IdempotencyRecords.Retention);
}
