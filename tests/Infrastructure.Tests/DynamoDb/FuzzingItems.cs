using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

using Item = Dictionary<string, AttributeValue>;

/// <summary>Items that were changed in many ways, by a seed.</summary>
public sealed class FuzzingItems
{
    private const int ItemsOfAKind = 3_000;

    private static readonly IdempotencyRecord Record =
        new(People.Ada, "7", "print", People.Noon, 2, new ChatSent(new MessageId("message-1"), People.Noon));

    private static readonly Dictionary<string, (Func<Item> Write, Func<Item, object?> Read)> Kinds = new()
    {
        ["lobby"] = (() => LobbyItem.Write(ALobby.Of(People.Ada, People.Bob).InMatch()), LobbyItem.Read),
        ["listing"] = (() => LobbyItem.Write(ALobby.Of(People.Ada)), item => ListingItem.ReadOrNull(item, ListingItem.Fill)),
        ["player"] = (Player, PlayerItem.Read),
        ["record"] = (() => IdempotencyRecordItem.Write(Record), IdempotencyRecordItem.Read),
        ["invite"] = (
            () => InviteItem.Write(new Invite(
                new InviteId("i"), ALobby.Id, "Friday", "ctf", People.Ada, "Ada", People.Bob, People.Noon, People.Noon.AddMinutes(10))),
            InviteItem.Read),
        ["chat"] = (
            () => ChatItem.Write(
                new ChatMessage(new MessageId("message-1"), ALobby.Id, 1, "red", People.Ada, "Ada", "ready", People.Noon)),
            ChatItem.Read),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_item_is_read_or_reported_as_undecodable(string kind)
    {
        var random = new Random(1);
        for (var number = 0; number < ItemsOfAKind; number++)
        {
            var item = Kinds[kind].Write();
            for (var mutations = random.Next(4); mutations > 0; mutations--) item.Mutate(random);
            try
            {
                _ = Kinds[kind].Read(item);
            }
            catch (FormatException)
            {
                // The caller handles it.
            }
            catch (Exception failure)
            {
                Assert.Fail($"Item {number}: {failure}\n{string.Join(", ", item.Keys)}");
            }
        }
    }

    private static Item Player() => Keys.Of(People.Ada)
        .SetSchema(Schema.OfPlayer)
        .Set("connection", "ada-1")
        .Set("connectedAt", People.Noon)
        .Set("lobby", "lobby-1")
        .Set("seatings", 1)
        .Set("guesses", 2)
        .Set("guessesUntil", People.Noon);
}
