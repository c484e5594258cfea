using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Invites as items that expire.</summary>
internal sealed class DynamoInvites(IAmazonDynamoDB dynamo, LobbyTable table, DynamoReceipts receipts) : IInvites
{
    public async Task<Invite?> Get(InviteId id, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(id), ConsistentRead = true }, ct);
        return response.IsItemSet ? InviteItem.Read(response.Item) : null;
    }

    public Task<Receipt?> Send(Invite invite, Receipt receipt, CancellationToken ct) => receipts.KeepWith(
        new TransactWriteItem { Put = new Put { TableName = table.Name, Item = InviteItem.Write(invite) } }, receipt, ct);

    public Task<Receipt?> Decline(InviteId id, Receipt receipt, CancellationToken ct) => receipts.KeepWith(
        new TransactWriteItem { Update = InviteItem.Answer(table.Name, id, accepted: false) }, receipt, ct);
}

/// <summary>An invite as an item.</summary>
public static class InviteItem
{
    public static Dictionary<string, AttributeValue> Write(Invite invite) => Keys.Of(invite.Id)
        .Set("id", invite.Id.Value)
        .Set("lobby", invite.Lobby.Value)
        .Set("lobbyName", invite.LobbyName)
        .Set("mode", invite.Mode)
        .Set("from", invite.From.Value)
        .Set("fromName", invite.FromName)
        .Set("to", invite.To.Value)
        .Set("sentAt", invite.SentAt)
        .Set("expiresAt", invite.ExpiresAt)
        .Set("expires", invite.ExpiresAt.ToUnixTimeSeconds());

    public static Invite Read(Dictionary<string, AttributeValue> item) => new(
        new InviteId(item.Text("id")),
        new LobbyId(item.Text("lobby")),
        item.Text("lobbyName"),
        item.Text("mode"),
        new PlayerId(item.Text("from")),
        item.Text("fromName"),
        new PlayerId(item.Text("to")),
        item.Time("sentAt"),
        item.Time("expiresAt"),
        item.GetValueOrDefault("accepted")?.BOOL);

    /// <summary>An answer is given once: the first one stands.</summary>
    internal static Update Answer(string table, InviteId id, bool accepted) => new()
    {
        TableName = table,
        Key = Keys.Of(id),
        UpdateExpression = "SET accepted = :accepted",
        ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(accepted) OR accepted = :accepted)",
        ExpressionAttributeValues = new() { [":accepted"] = new AttributeValue { BOOL = accepted } },
    };
}
