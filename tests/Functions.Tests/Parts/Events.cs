using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using SdkValue = Amazon.DynamoDBv2.Model.AttributeValue;
using StreamValue = Amazon.Lambda.DynamoDBEvents.DynamoDBEvent.AttributeValue;

namespace GameLobby.Functions.Tests.Parts;

using SdkItem = Dictionary<string, SdkValue>;
using StreamItem = Dictionary<string, StreamValue>;

/// <summary>Events as AWS sends them, with the fields that our functions read.</summary>
internal static class Events
{
    public static APIGatewayProxyRequest From(PlayerId player, string? body = null, Connection? socket = null) => new()
    {
        Body = body,
        RequestContext = new APIGatewayProxyRequest.ProxyRequestContext
        {
            ConnectionId = (socket ?? player.Socket()).Id.Value,
            ConnectedAt = (socket ?? player.Socket()).Since.ToUnixTimeMilliseconds(),
            Authorizer = new APIGatewayCustomAuthorizerContext
            {
                ["playerId"] = player.Value,
                ["name"] = $"Name of {player}",
                ["scope"] = "",
            },
        },
    };

    /// <param name="unedited">What clients hold before an edit by hand that <paramref name="after"/> adopts.</param>
    public static DynamoDBEvent.DynamodbStreamRecord Record(int sequence, Lobby? before, Lobby? after, Lobby? unedited = null) => Record(
        sequence,
        before is null ? null : LobbyItem.Write(before),
        after is null ? null : unedited is null ? LobbyItem.Write(after) : LobbyItem.Write(new AdoptedEdit(unedited, after)));

    /// <param name="sequence">The record's sequence number.</param>
    /// <param name="before">The old image; null for a new item.</param>
    /// <param name="after">The new image; null for a deleted item.</param>
    public static DynamoDBEvent.DynamodbStreamRecord Record(int sequence, SdkItem? before, SdkItem? after) => new()
    {
        EventID = $"event-{sequence}",
        EventName = before is null ? "INSERT" : after is null ? "REMOVE" : "MODIFY",
        Dynamodb = new DynamoDBEvent.StreamRecord
        {
            SequenceNumber = sequence.ToString(CultureInfo.InvariantCulture),
            Keys = Item((after ?? before)!.Where(pair => pair.Key is "PK" or "SK")),
            OldImage = before is null ? null : Item(before),
            NewImage = after is null ? null : Item(after),
        },
    };

    public static SQSEvent.SQSMessage Message(string id, string group, string body, int receiveCount = 1) => new()
    {
        MessageId = id,
        ReceiptHandle = $"handle of {id}",
        Body = body,
        Attributes = new Dictionary<string, string> { ["MessageGroupId"] = group, ["ApproximateReceiveCount"] = $"{receiveCount}" },
    };

    public static SQSEvent.SQSMessage Message(string id, Notice notice, int receiveCount = 1) =>
        Message(id, notice.Group, JsonSerializer.Serialize(notice, QueueJson.Default.Notice), receiveCount);

    public static SQSEvent Timer(LobbyId lobby, DateTimeOffset dueAt) => new()
    {
        Records =
        [
            new SQSEvent.SQSMessage
            {
                MessageId = "timer-1",
                Body = JsonSerializer.Serialize(new DueTimer(lobby, dueAt), QueueJson.Default.DueTimer),
                Attributes = [],
            },
        ],
    };

    private static StreamItem Item(IEnumerable<KeyValuePair<string, SdkValue>> item) =>
        item.ToDictionary(pair => pair.Key, pair => Value(pair.Value));

    private static StreamValue Value(SdkValue value) => new()
    {
        S = value.S,
        N = value.N,
        BOOL = value.BOOL,
        NULL = value.NULL,
        SS = value.SS,
        M = value.M is { } map ? Item(map) : null,
        L = value.L?.Select(Value).ToList(),
    };
}
