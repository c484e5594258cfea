using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Chat as items under the lobby, in the order of their ids, which is that of time.</summary>
internal sealed class DynamoChat(IAmazonDynamoDB dynamo, LobbyTable table, DynamoReceipts receipts) : IChat
{
    public Task<Receipt?> Append(ChatMessage message, Receipt receipt, CancellationToken ct) => receipts.KeepWith(
        new TransactWriteItem { Put = new Put { TableName = table.Name, Item = ChatItem.Write(message) } }, receipt, ct);

    public async IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, [EnumeratorCancellation] CancellationToken ct)
    {
        // Between bounds both ends are in; no id is just the prefix, and the message that the page ends before is left out by hand.
        var end = Keys.Of(lobby, before ?? new MessageId("~"))["SK"];
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "PK = :lobby AND SK BETWEEN :first AND :end",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":lobby"] = Keys.Of(lobby)["PK"],
                [":first"] = new AttributeValue { S = Keys.ChatPrefix },
                [":end"] = end,
            },
            ScanIndexForward = false,
            ConsistentRead = true,
            Limit = 100,
        });
        await foreach (var page in pages.Responses.WithCancellation(ct))
            foreach (var item in page.Items.Where(item => item.Text("SK") != end.S)) yield return ChatItem.Read(item);
    }
}

/// <summary>A chat message as an item.</summary>
public static class ChatItem
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static Dictionary<string, AttributeValue> Write(ChatMessage message) => Keys.Of(message.Lobby, message.Id)
        .Set("id", message.Id.Value)
        .Set("lobby", message.Lobby.Value)
        .Set("team", message.Team)
        .Set("from", message.From.Value)
        .Set("name", message.Name)
        .Set("text", message.Text)
        .Set("at", message.At)
        .Set("expires", (message.At + Kept).ToUnixTimeSeconds());

    public static ChatMessage Read(Dictionary<string, AttributeValue> item) => new(
        new MessageId(item.Text("id")),
        new LobbyId(item.Text("lobby")),
        item.TextOrNull("team"),
        new PlayerId(item.Text("from")),
        item.Text("name"),
        item.Text("text"),
        item.Time("at"));
}
