using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>A chat message as an item.</summary>
internal static class ChatItem
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    public static Dictionary<string, AttributeValue> Write(ChatMessage message) => Keys.Of(message.Lobby, message.Id)
        .SetSchema(Schema.OfChat)
        .Set("id", message.Id.Value)
        .Set("lobby", message.Lobby.Value)
        .Set("version", message.Version)
        .Set("team", message.Team)
        .Set("from", message.From.Value)
        .Set("name", message.Name)
        .Set("text", message.Text)
        .Set("at", message.At)
        .Set("expires", (message.At + Retention).ToUnixTimeSeconds());

    /// <summary>Returns the message; null if the item can't be decoded.</summary>
    public static ChatMessage? ReadOrNull(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return Read(item);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">The item can't be decoded.</exception>
    public static ChatMessage Read(Dictionary<string, AttributeValue> item) => new(
        new MessageId(item.Known(Schema.OfChat).Text("id")),
        new LobbyId(item.Text("lobby")),
        item.ContainsKey("version") ? item.Number("version", 1, LobbyItem.MaxVersion) : LobbyItem.MaxVersion,
        item.TextOrNull("team"),
        new PlayerId(item.Text("from")),
        item.Text("name"),
        item.Text("text"),
        item.Time("at"));
}
