using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>An idempotency record as an item, for effects outside of lobbies.</summary>
internal static class IdempotencyRecordItem
{
    private const string Creates = "creates";

    /// <param name="record">The record.</param>
    /// <param name="creates">The item that the request creates after its record, if any.</param>
    public static Dictionary<string, AttributeValue> Write(
        IdempotencyRecord record, Dictionary<string, AttributeValue>? creates = null) => Keys.OfRecord(record.Player, record.Request)
        .SetSchema(Schema.OfRecord)
        .Set("player", record.Player.Value)
        .Set("request", record.Request)
        .Set("print", record.Fingerprint)
        .Set("at", record.At)
        .Set("reply", RememberedReplyText.Write(record.Reply))
        .Set(Creates, creates)
        .Set("expires", (record.At + IdempotencyRecords.Retention).ToUnixTimeSeconds());

    /// <summary>Returns the item that the request creates; null if it creates none.</summary>
    public static Dictionary<string, AttributeValue>? Created(Dictionary<string, AttributeValue> item) => item.MapOrNull(Creates);

    /// <exception cref="FormatException">The item can't be decoded.</exception>
    public static IdempotencyRecord Read(Dictionary<string, AttributeValue> item) => new(
        new PlayerId(item.Known(Schema.OfRecord).Text("player")),
        item.Text("request"),
        item.Text("print"),
        item.Time("at"),
        Version: 0,
        RememberedReplyText.Read(item.TextOrNull("reply")?.Split(' ') ?? []));
}
