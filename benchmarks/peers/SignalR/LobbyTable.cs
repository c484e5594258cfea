using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.Benchmarks.SignalR;

/// <summary>Lobbies and chat messages in DynamoDB. A lobby is one item, with the attributes of GameLobby's item.</summary>
internal sealed class LobbyTable(IAmazonDynamoDB client)
{
    private const string Name = "Lobbies";

    public Task Create() => client.CreateTableAsync(new CreateTableRequest
    {
        TableName = Name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions = [new("PK", ScalarAttributeType.S), new("SK", ScalarAttributeType.S)],
        KeySchema = [new("PK", KeyType.HASH), new("SK", KeyType.RANGE)],
    });

    /// <summary>Writes a version on condition that the stored one is the version before.</summary>
    /// <exception cref="ConditionalCheckFailedException">Another version is stored.</exception>
    public Task Write(Lobby lobby)
    {
        var request = new PutItemRequest { TableName = Name, Item = Item(lobby) };
        if (lobby.Version == 1)
        {
            request.ConditionExpression = "attribute_not_exists(PK)";
        }
        else
        {
            request.ConditionExpression = "version = :previous";
            request.ExpressionAttributeValues = new() { [":previous"] = Number(lobby.Version - 1) };
        }

        return client.PutItemAsync(request);
    }

    public Task Write(string lobby, ChatMessage message) => client.PutItemAsync(Name, new()
    {
        ["PK"] = Text($"LOBBY#{lobby}"),
        ["SK"] = Text($"CHAT#{message.Id}"),
        ["schema"] = Number(1),
        ["id"] = Text(message.Id),
        ["lobby"] = Text(lobby),
        ["from"] = Text(message.From),
        ["name"] = Text(message.From),
        ["text"] = Text(message.Text),
        ["at"] = Time(message.At),
        ["expires"] = Number(message.At.AddDays(1).ToUnixTimeSeconds()),
    });

    private static Dictionary<string, AttributeValue> Item(Lobby lobby)
    {
        Dictionary<string, AttributeValue> item = new()
        {
            ["PK"] = Text($"LOBBY#{lobby.Id}"),
            ["SK"] = Text("LOBBY"),
            ["schema"] = Number(1),
            ["id"] = Text(lobby.Id),
            ["version"] = Number(lobby.Version),
            ["code"] = Text(lobby.Code),
            ["settings"] = new() { M = Settings(lobby) },
            ["members"] = new() { L = [.. lobby.Members.Select(member => new AttributeValue { M = Item(member) })] },
            ["createdAt"] = Time(lobby.CreatedAt),
            ["updatedAt"] = Time(lobby.UpdatedAt),
        };
        if (lobby.IsClosed)
        {
            item["closed"] = new() { BOOL = true };
            item["expires"] = Number(lobby.UpdatedAt.AddHours(1).ToUnixTimeSeconds());
        }
        else
        {
            item["host"] = Text(lobby.Members[0].Id);
        }

        return item;
    }

    private static Dictionary<string, AttributeValue> Settings(Lobby lobby) => new()
    {
        ["name"] = Text(lobby.Name),
        ["mode"] = Text(lobby.Mode),
        ["visibility"] = Text("Public"),
        ["maxPlayers"] = Number(lobby.MaxPlayers),
        ["minPlayers"] = Number(2),
        ["autoStart"] = Text("Never"),
        ["countdownMs"] = Number(5_000),
        ["graceMs"] = Number(120_000),
    };

    private static Dictionary<string, AttributeValue> Item(Member member)
    {
        Dictionary<string, AttributeValue> item = new()
        {
            ["id"] = Text(member.Id),
            ["name"] = Text(member.Id),
            ["joinedAt"] = Time(member.JoinedAt),
            ["connection"] = Text(member.Connection),
            ["connectedAt"] = Time(member.JoinedAt),
        };
        if (member.Ready) item["ready"] = new() { BOOL = true };
        if (!member.Data.IsEmpty)
            item["data"] = new() { M = member.Data.ToDictionary(each => each.Key, each => Text(each.Value)) };
        return item;
    }

    private static AttributeValue Text(string text) => new() { S = text };

    private static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    private static AttributeValue Time(DateTimeOffset time) => Number(time.ToUnixTimeMilliseconds());
}
