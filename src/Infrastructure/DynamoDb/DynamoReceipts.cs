using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// Receipts as items of their own, for effects outside of lobbies. One that has been there for longer than it is kept
/// stands in nobody's way: TTL takes it when it comes to it.
/// </summary>
internal sealed class DynamoReceipts(IAmazonDynamoDB dynamo, LobbyTable table) : IReceipts
{
    private const int Tries = 4;

    private const string IsFree = "attribute_not_exists(PK) OR #at < :forgotten";

    public async Task<Receipt?> Find(PlayerId player, string request, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.OfReceipt(player, request), ConsistentRead = true }, ct);
        return response.IsItemSet ? Read(response.Item) : null;
    }

    public async Task<Receipt?> Keep(Receipt receipt, CancellationToken ct)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table.Name,
                    Item = Write(receipt),
                    ConditionExpression = IsFree,
                    ExpressionAttributeNames = Names,
                    ExpressionAttributeValues = Values(receipt),
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                ct);
            return null;
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old editions of DynamoDB Local do not tell what the write met.
            return failed.Item is { Count: > 0 } item ? Read(item) : await Find(receipt.Player, receipt.Request, ct);
        }
    }

    public Task<Receipt?> KeepWith(TransactWriteItem effect, Receipt receipt, CancellationToken ct) => KeepWith([effect], receipt, ct);

    /// <summary>Keeps a receipt with what it is for, or neither; answers the receipt that stands in the way.</summary>
    public async Task<Receipt?> KeepWith(IReadOnlyList<TransactWriteItem> effects, Receipt receipt, CancellationToken ct)
    {
        var put = new Put
        {
            TableName = table.Name,
            Item = Write(receipt),
            ConditionExpression = IsFree,
            ExpressionAttributeNames = Names,
            ExpressionAttributeValues = Values(receipt),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await dynamo.TransactWriteItemsAsync(
                    new TransactWriteItemsRequest { TransactItems = [new TransactWriteItem { Put = put }, .. effects] }, ct);
                return null;
            }
            catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons[0].Item is { Count: > 0 } earlier)
            {
                return Read(earlier);
            }
            catch (TransactionCanceledException cancelled) when (tries < Tries && IsConflict(cancelled))
            {
                // A client that does not wait for answers meets itself at its player's item.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10 << tries)), ct);
            }
        }
    }

    private static bool IsConflict(TransactionCanceledException cancelled) =>
        cancelled.CancellationReasons.Any(reason => reason.Code == "TransactionConflict");

    private static Dictionary<string, string> Names => new() { ["#at"] = "at" };

    private static Dictionary<string, AttributeValue> Values(Receipt receipt) =>
        new Dictionary<string, AttributeValue>().Set(":forgotten", receipt.At - Receipts.Kept);

    private static Dictionary<string, AttributeValue> Write(Receipt receipt) => Keys.OfReceipt(receipt.Player, receipt.Request)
        .Set("player", receipt.Player.Value)
        .Set("request", receipt.Request)
        .Set("print", receipt.Fingerprint)
        .Set("at", receipt.At)
        .Set("note", receipt.Note)
        .Set("expires", (receipt.At + Receipts.Kept).ToUnixTimeSeconds());

    private static Receipt Read(Dictionary<string, AttributeValue> item) => new(
        new PlayerId(item.Text("player")), item.Text("request"), item.Text("print"), item.Time("at"), 0, item.TextOrNull("note"));
}
