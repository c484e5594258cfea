using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Chat;
using GameLobby.Application.Finding;
using GameLobby.Application.Invites;
using GameLobby.Infrastructure.DynamoDb;
using MediatR;
using Image = System.Collections.Generic.Dictionary<string, Amazon.Lambda.DynamoDBEvents.DynamoDBEvent.AttributeValue>;

namespace GameLobby.Functions.Wire;

/// <summary>Reads the stream's records as the notifications that they stand for.</summary>
internal static class StreamRecords
{
    /// <summary>Null when a record tells nothing: an item went because its time was over, or is of no kind that anyone hears of.</summary>
    public static INotification? Read(DynamoDBEvent.DynamodbStreamRecord record)
    {
        var (before, after) = (Item(record.Dynamodb.OldImage), Item(record.Dynamodb.NewImage));
        var kind = record.Dynamodb.Keys["SK"].S;
        return kind switch
        {
            _ when after is null => null,
            Keys.Lobby => new LobbyStored(before is null ? null : LobbyItem.Read(before), LobbyItem.Read(after)),
            Keys.Player => new SessionStored(before is null ? null : PlayerItem.Read(before), PlayerItem.Read(after)),
            Keys.Invite => new InviteStored(before is null ? null : InviteItem.Read(before), InviteItem.Read(after)),
            _ when kind.StartsWith(Keys.ChatPrefix, StringComparison.Ordinal) && before is null => new ChatStored(ChatItem.Read(after)),
            _ => null,
        };
    }

    /// <summary>What became of a lobby, also when its item is gone; null when the record is not of a lobby.</summary>
    public static LobbyChanged? ReadLobby(DynamoDBEvent.DynamodbStreamRecord record)
    {
        if (record.Dynamodb.Keys["SK"].S != Keys.Lobby) return null;

        var (before, after) = (Item(record.Dynamodb.OldImage), Item(record.Dynamodb.NewImage));
        return new LobbyChanged(before is null ? null : LobbyItem.Read(before), after is null ? null : LobbyItem.Read(after));
    }

    private static Dictionary<string, AttributeValue>? Item(Image? image) =>
        image is null or { Count: 0 } ? null : image.ToDictionary(pair => pair.Key, pair => Value(pair.Value));

    /// <summary>The events' package has a type of its own for what is the same thing in the SDK.</summary>
    private static AttributeValue Value(DynamoDBEvent.AttributeValue value) => value switch
    {
        { S: { } text } => new AttributeValue { S = text },
        { N: { } number } => new AttributeValue { N = number },
        { BOOL: { } flag } => new AttributeValue { BOOL = flag },
        { M: { } map } => new AttributeValue { M = map.ToDictionary(pair => pair.Key, pair => Value(pair.Value)) },
        { L: { } list } => new AttributeValue { L = [.. list.Select(Value)] },
        { SS: { Count: > 0 } texts } => new AttributeValue { SS = texts },
        { NULL: true } => new AttributeValue { NULL = true },
        _ => throw new FormatException("An attribute of a type that no item has."),
    };
}
