using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>An idempotency record as attributes, of a lobby's item or of a separate item.</summary>
internal static class IdempotencyRecordItem
{
    public static Dictionary<string, AttributeValue> SetRecord(
        this Dictionary<string, AttributeValue> item, IdempotencyRecord record) => item
        .Set("player", record.Player.Value)
        .Set("request", record.Request)
        .Set("print", record.Fingerprint)
        .Set("at", record.At)
        .Set("version", record.Version == 0 ? null : record.Version)
        .Set("reply", WriteReply(record.Reply));

    public static IdempotencyRecord Read(Dictionary<string, AttributeValue> item) => new(
        new PlayerId(item.Known(Schema.OfRecord).Text("player")),
        item.Text("request"),
        item.Text("print"),
        item.Time("at"),
        item.ContainsKey("version") ? item.Number("version") : 0,
        ReadReply(item.MapOrNull("reply")));

    private static Dictionary<string, AttributeValue>? WriteReply(RememberedReply? reply)
    {
        var item = new Dictionary<string, AttributeValue>();
        return reply switch
        {
            null => null,
            LobbyCreated => item.Set("created", true),
            CodeChanged changed => item.Set("code", changed.Code.Value),
            CountdownStarted started => item.Set("startsAt", started.StartsAt),
            LobbyOperatedOn operated => item.Set("lobby", operated.Lobby.Value),
            ChatSent chat => item.Set("message", chat.Message.Value).Set("at", chat.At),
            InviteSent invite => item.Set("invite", invite.Invite.Value).Set("expiresAt", invite.ExpiresAt),
            _ => throw new InvalidOperationException($"{reply.GetType().Name} has no stored form."),
        };
    }

    private static RememberedReply? ReadReply(Dictionary<string, AttributeValue>? item)
    {
        if (item is null) return null;
        if (item.Flag("created")) return new LobbyCreated();
        if (item.TextOrNull("code") is { } code) return new CodeChanged(ReadCode(code));
        if (item.TimeOrNull("startsAt") is { } startsAt) return new CountdownStarted(startsAt);
        if (item.TextOrNull("lobby") is { } lobby) return new LobbyOperatedOn(new LobbyId(lobby));
        if (item.TextOrNull("message") is { } message) return new ChatSent(new MessageId(message), item.Time("at"));
        if (item.TextOrNull("invite") is { } invite) return new InviteSent(new InviteId(invite), item.Time("expiresAt"));

        throw new FormatException("The record's reply is unknown.");
    }

    private static LobbyCode ReadCode(string text) =>
        LobbyCode.Parse(text) ?? throw new FormatException("The record's code is invalid.");
}
