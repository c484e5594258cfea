using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>An invite as an item.</summary>
internal static class InviteItem
{
    public static Dictionary<string, AttributeValue> Write(Invite invite) => Keys.Of(invite.Id)
        .SetSchema(Schema.OfInvite)
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
        new InviteId(item.Known(Schema.OfInvite).Text("id")),
        new LobbyId(item.Text("lobby")),
        item.Text("lobbyName"),
        item.Text("mode"),
        new PlayerId(item.Text("from")),
        item.Text("fromName"),
        new PlayerId(item.Text("to")),
        item.Time("sentAt"),
        item.Time("expiresAt"),
        item.GetValueOrDefault("accepted")?.BOOL);

    /// <summary>Stores an answer. The first answer wins.</summary>
    internal static Update Answer(string table, InviteId id, bool accepted) => new()
    {
        TableName = table,
        Key = Keys.Of(id),
        UpdateExpression = "SET accepted = :accepted",
        ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(accepted) OR accepted = :accepted)",
        ExpressionAttributeValues = new() { [":accepted"] = new AttributeValue { BOOL = accepted } },
    };
}
