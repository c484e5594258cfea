using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Chat messages as items of the lobby's partition, in the order of their ids, which is chronological.</summary>
internal sealed class DynamoChat(IAmazonDynamoDB dynamo, LobbyTable table, DynamoIdempotencyRecords records) : IChat
{
    public Task<IdempotencyRecord?> Append(ChatMessage message, IdempotencyRecord record, CancellationToken ct) =>
        records.KeepThenCreate(record, ChatItem.Write(message), ct);

    public async IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, [EnumeratorCancellation] CancellationToken ct)
    {
        // BETWEEN includes both ends, so the message to end before is skipped below.
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
        {
            var earlier = page.Items.Where(item => item.Text("SK") != end.S);
            foreach (var message in earlier.Select(ChatItem.ReadOrNull).OfType<ChatMessage>()) yield return message;
        }
    }
}
