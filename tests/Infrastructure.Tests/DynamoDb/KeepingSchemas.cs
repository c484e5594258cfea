using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

using Item = Dictionary<string, AttributeValue>;

/// <summary>
/// Items of every schema that was ever stored. The folder Schemas keeps one of each earlier schema; those of the current one are the
/// snapshots of <see cref="StoredItems"/>. When a schema is raised, its snapshot moves to the folder. Once no item of a schema can exist
/// any more, its example is deleted.
/// </summary>
[Collection(nameof(Dynoxide))]
public sealed class KeepingSchemas(Dynoxide engine) : IAsyncLifetime
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["lobby"] = new(2, Schema.OfLobby, "A_lobby_is_stored_as_one_item", async it => await it.Lobbies.Get(ALobby.Id, Ever)),
        ["player"] = new(0, Schema.OfPlayer, "A_player_item_holds_the_connection_and_the_last_lobby", async it =>
            (await it.Players.Get(People.Ada, Ever)).Connection),
        ["code"] = new(0, Schema.OfCode, "A_code_item_points_to_its_lobby", async it => await it.Lobbies.Find(ALobby.Code, Ever)),
        ["invite"] = new(0, Schema.OfInvite, "An_invite_item_expires_with_its_invite", async it =>
            await it.Services.GetRequiredService<IInvites>().Get(new InviteId("invite-1"), Ever)),
        ["record"] = new(2, Schema.OfRecord, "An_idempotency_record_item_expires", async it =>
            await it.Services.GetRequiredService<IIdempotencyRecords>().Find(People.Ada, "7", Ever)),
        ["chat"] = new(0, Schema.OfChat, "A_chat_message_is_stored_as_an_item_of_its_lobby", async it =>
            await it.Services.GetRequiredService<IChat>().Latest(ALobby.Id, null, Ever).FirstOrDefaultAsync()),
        ["subscription"] = new(0, Schema.OfSubscription, "A_subscription_item_expires_with_its_connection", async it =>
            (await it.Services.GetRequiredService<ISubscriptions>().Of(new SubscriptionScope("ctf", null), Ever)).SingleOrDefault()),
        ["pair"] = new(0, Schema.OfPair, "A_pair_item_has_a_mode_and_a_region", async it =>
            (await it.Services.GetRequiredService<ModeCatalog>().Pairs("ctf", null, Ever)) is [var pair] ? (object)pair : null),
    };

    private readonly LobbyTables tables = new(engine);

    public static TheoryData<string, int> Known
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (name, kind) in Kinds)
                for (var schema = kind.First; schema <= kind.Schema; schema++) rows.Add(name, schema);
            return rows;
        }
    }

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Theory]
    [MemberData(nameof(Known))]
    public async Task An_item_of_every_schema_that_was_stored_is_read(string kind, int schema)
    {
        await tables.Put(Example(kind, schema));

        Assert.NotNull(await Kinds[kind].Read(tables));
    }

    [Theory]
    [InlineData("lobby")]
    [InlineData("player")]
    [InlineData("code")]
    [InlineData("invite")]
    [InlineData("record")]
    public async Task A_read_of_an_item_of_a_later_schema_fails(string kind)
    {
        await tables.Put(Later(kind));

        await Assert.ThrowsAsync<NewerItemException>(() => Kinds[kind].Read(tables));
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("subscription")]
    [InlineData("pair")]
    public async Task A_list_leaves_out_an_item_of_a_later_schema(string kind)
    {
        await tables.Put(Later(kind));

        Assert.Null(await Kinds[kind].Read(tables));
    }

    [Fact]
    public void A_listing_is_read_and_a_later_one_is_left_out()
    {
        var item = LobbyItem.Write(ALobby.Of(People.Ada, People.Bob));

        Assert.Equal(2, ListingItem.ReadOrNull(item, ListingItem.Age)?.Lobby.Online);
        item["listing"].S = item["listing"].S.Replace($"\"schema\":{Schema.OfListing}", "\"schema\":99", StringComparison.Ordinal);
        Assert.Null(ListingItem.ReadOrNull(item, ListingItem.Age));
    }

    [Fact]
    public async Task A_lobby_of_a_later_schema_is_not_rewritten()
    {
        var lobby = (Lobby)(await Read("lobby", Schema.OfLobby))!;
        var later = Later("lobby").Set("version", lobby.Version + 1);
        await tables.Put(later);

        foreach (var newcomer in new[] { null, new Newcomer(new Player(People.Cleo, null, null, 0)) })
        {
            await Assert.ThrowsAsync<NewerItemException>(
                () => tables.Lobbies.Save(lobby, lobby.Edited(it => it), newcomer, Ever));
        }

        Assert.Equal(ItemJson.Of(later), ItemJson.Of(Assert.Single(await tables.Items())));
    }

    [Fact]
    public async Task A_player_of_a_later_schema_is_not_rewritten()
    {
        var later = Later("player");
        await tables.Put(later);

        Assert.False(await tables.Players.Connect(People.Ada, People.Ada.Socket(2, People.Noon.AddHours(1)), Ever));
        await Assert.ThrowsAsync<NewerItemException>(() => tables.Players.Disconnect(People.Ada, People.Ada.Socket().Id, Ever));

        Assert.Equal(ItemJson.Of(later), ItemJson.Of(Assert.Single(await tables.Items())));
    }

    private static Item Example(string kind, int schema)
    {
        var file = schema == Kinds[kind].Schema ? $"StoredItems.{Kinds[kind].Snapshot}.verified.json" : $"Schemas/{kind}.{schema}.json";
        return ItemJson.Parse(Repository.Text($"tests/Infrastructure.Tests/DynamoDb/{file}"));
    }

    private static Item Later(string kind) => Example(kind, Kinds[kind].Schema).SetSchema(Kinds[kind].Schema + 1);

    private async Task<object?> Read(string kind, int schema)
    {
        await tables.Put(Example(kind, schema));
        return await Kinds[kind].Read(tables);
    }

    /// <param name="First">The earliest schema that is read.</param>
    /// <param name="Schema">The current schema.</param>
    /// <param name="Snapshot">The snapshot of its item.</param>
    /// <param name="Read">Reads the item; null if it is left out.</param>
    private sealed record Kind(int First, int Schema, string Snapshot, Func<LobbyTables, Task<object?>> Read);
}
