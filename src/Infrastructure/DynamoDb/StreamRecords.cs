using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Chat;
using GameLobby.Application.Finding;
using GameLobby.Application.Invites;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;
using Image = System.Collections.Generic.Dictionary<string, Amazon.Lambda.DynamoDBEvents.DynamoDBEvent.AttributeValue>;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Decodes records of the table's stream.</summary>
public static class StreamRecords
{
    /// <summary>Returns the notification of a record; null for an expired item, and for items that notify nobody.</summary>
    /// <exception cref="FormatException">The record can't be decoded.</exception>
    public static INotification? Read(DynamoDBEvent.DynamodbStreamRecord record)
    {
        var (before, after) = (Item(record.Dynamodb.OldImage), Item(record.Dynamodb.NewImage));
        var kind = record.Dynamodb.Keys["SK"].S;
        if (kind == Keys.Lobby)
            return ReadLobby(Keys.ReadLobby(record.Dynamodb.Keys["PK"].S), before, after, record.Dynamodb.SequenceNumber);
        if (after is null) return null;

        return kind switch
        {
            Keys.Player => new SessionStored(before is null ? null : PlayerItem.Read(before), PlayerItem.Read(after)),
            Keys.Invite => new InviteStored(before is null ? null : InviteItem.Read(before), InviteItem.Read(after)),
            _ when kind.StartsWith(Keys.ChatPrefix, StringComparison.Ordinal) && before is null => new ChatStored(ChatItem.Read(after)),
            _ => null,
        };
    }

    /// <summary>Returns the version of a lobby that a record stores, also its end by a deletion; null for any other record.</summary>
    public static LobbyStored? ReadVersion(DynamoDBEvent.DynamodbStreamRecord record) =>
        record.Dynamodb.Keys["SK"].S != Keys.Lobby ? null : Read(record) switch
        {
            LobbyStored stored => stored,
            LobbyDeleted { Last: { IsClosed: false } last } => new LobbyStored(last, last.Delete(CreatedAt(record))),
            LobbyUnreadable unreadable => throw unreadable.Problem,
            _ => null, // an edit by hand becomes a version, which has its own record
        };

    private static DateTimeOffset CreatedAt(DynamoDBEvent.DynamodbStreamRecord record) =>
        DateTime.SpecifyKind(record.Dynamodb.ApproximateCreationDateTime, DateTimeKind.Utc);

    /// <summary>Returns pushes of which some were not delivered; null for a record of another item.</summary>
    public static HistoryEntry? ReadPushes(DynamoDBEvent.DynamodbStreamRecord record) =>
        record.Dynamodb.Keys["SK"].S.StartsWith(Keys.ChangePrefix, StringComparison.Ordinal) && Item(record.Dynamodb.NewImage) is { } item
            ? DynamoChangeHistory.ReadOrNull(item)
            : null;

    /// <summary>Returns the lobby that a record's item belongs to; null for an item of no lobby.</summary>
    public static LobbyId? LobbyOf(DynamoDBEvent.DynamodbStreamRecord record) =>
        record.Dynamodb.Keys["PK"].S is { } partition && partition.StartsWith(Keys.LobbyPrefix, StringComparison.Ordinal)
            ? Keys.ReadLobby(partition)
            : null;

    /// <summary>
    /// Returns a change of a lobby's public view, also by its deletion; null when the record is of another item, or of a version with the
    /// same view. A lobby that can't be decoded counts as deleted.
    /// </summary>
    public static LobbyChanged? ReadLobby(DynamoDBEvent.DynamodbStreamRecord record) =>
        record.Dynamodb.Keys["SK"].S != Keys.Lobby || IsVersionWithSameView(record.Dynamodb.OldImage, record.Dynamodb.NewImage)
            ? null
            : new LobbyChanged(ReadOrNull(Item(record.Dynamodb.OldImage)), ReadOrNull(Item(record.Dynamodb.NewImage)));

    /// <summary>Compares what is stored of the view, which needs no decoding. An edit by hand may keep the version.</summary>
    private static bool IsVersionWithSameView(Image? before, Image? after) =>
        before is { Count: > 0 } && after is { Count: > 0 }
        && before.GetValueOrDefault("version")?.N != after.GetValueOrDefault("version")?.N
        && before.GetValueOrDefault(ListingItem.Summary)?.S == after.GetValueOrDefault(ListingItem.Summary)?.S;

    private static Lobby? ReadOrNull(Dictionary<string, AttributeValue>? item) =>
        item is not null && item.HasSchema(Schema.OfLobby) ? LobbyItem.ReadOrNull(item) : null;

    private static INotification? ReadLobby(
        LobbyId id, Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after, string record)
    {
        var old = ReadOrNull(before);
        if (after is null) return new LobbyDeleted(id, old);

        Lobby current;
        try
        {
            current = LobbyItem.Read(after);
        }
        catch (FormatException problem)
        {
            return new LobbyUnreadable(id, old, problem);
        }

        if (before is not null && old is null) return new LobbyEdited(null, current, record); // it can be decoded again

        var isAdopted = current.Reason is ChangeReason.Edited && current.Version > old?.Version;
        return LobbyStored.Of(isAdopted ? LobbyItem.ReadUnedited(after) ?? old : old, current, record);
    }

    private static Dictionary<string, AttributeValue>? Item(Image? image) =>
        image is null or { Count: 0 } ? null : image.ToDictionary(pair => pair.Key, pair => Value(pair.Value));

    /// <summary>Converts the event package's type to the SDK's.</summary>
    private static AttributeValue Value(DynamoDBEvent.AttributeValue value) => value switch
    {
        { S: { } text } => new AttributeValue { S = text },
        { N: { } number } => new AttributeValue { N = number },
        { BOOL: { } flag } => new AttributeValue { BOOL = flag },
        { M: { } map } => new AttributeValue { M = map.ToDictionary(pair => pair.Key, pair => Value(pair.Value)) },
        { L: { } list } => new AttributeValue { L = [.. list.Select(Value)] },
        { SS: { Count: > 0 } texts } => new AttributeValue { SS = texts },
        { NULL: true } => new AttributeValue { NULL = true },
        _ => new AttributeValue(), // a type that no item of the service has
    };
}
