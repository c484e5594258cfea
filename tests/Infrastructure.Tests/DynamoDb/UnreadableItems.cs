using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Contracts;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

using Item = Dictionary<string, AttributeValue>;

[Collection(nameof(Dynoxide))]
public sealed class UnreadableItemsInDynoxide(Dynoxide engine) : UnreadableItems(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class UnreadableItemsInDynamoDbLocal(DynamoDbLocal engine) : UnreadableItems(engine);

/// <summary>Lobby items that can't be decoded since they were edited by hand.</summary>
public abstract class UnreadableItems(DynamoDbServer engine) : IAsyncLifetime
{
    private readonly LobbyTables tables = new(engine);

    /// <summary>Edits by the attribute that the error message names.</summary>
    private static readonly (string Attribute, Action<Item> Edit)[] Edits =
    [
        ("version", item => item.Remove("version")),
        ("version", item => item.Set("version", "3")),
        ("version", item => item.Set("version", 0)),
        ("version", item => item["version"] = new AttributeValue { N = "1e40" }),
        ("code", item => item.Remove("code")),
        ("code", item => item.Set("code", "no code")),
        ("host", item => item.Set("host", 1)),
        ("settings", item => item.Remove("settings")),
        ("settings", item => item.Set("settings", "none")),
        ("maxPlayers", item => item["settings"].M.Set("maxPlayers", 3_000_000_000)),
        ("minPlayers", item => item["settings"].M.Set("minPlayers", "two")),
        ("name", item => item["settings"].M.Remove("name")),
        ("Visibility", item => item["settings"].M.Set("visibility", "Everybody")),
        ("countdownMs", item => item["settings"].M.Set("countdownMs", long.MaxValue)),
        ("graceMs", item => item["settings"].M.Set("graceMs", -1)),
        ("locked", item => item["settings"].M.Set("locked", "yes")),
        ("data", item => item["settings"].M.Set("data", "none")),
        ("data", item => item["settings"].M.Set("data", new Item().Set("level", 1))),
        ("members", item => item.Set("members", "ada")),
        ("members", item => item["members"].L[0] = new AttributeValue("ada")),
        ("joined", item => item["members"].L[0].M.Set("joined", "noon")),
        ("joined", item => item["members"].L[0].M.Set("joined", long.MaxValue)),
        ("requests", item => item.Set("requests", "none")),
        ("requests", item => item.Set("requests", new Item().Set("ada", 1))),
        ("record", item => item.Set("requests", new Item().Set("ada", "request"))),
        ("number", item => item.Set("requests", new Item().Set("ada", "request print now 2"))),
        ("reply", item => item.Set("requests", new Item().Set("ada", "request print 1 2 nonsense"))),
        ("cause", item => item.Set("cause", "none")),
        ("ChangeReason", item => item["cause"].M.Set("reason", "Magic")),
        ("updatedAt", item => item.Remove("updatedAt")),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Edits.Length)];

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_error_names_the_attribute_that_is_wrong(int number)
    {
        var item = LobbyItem.Write(Fresh.Lobby(People.Ada));
        Edits[number].Edit(item);

        var problem = Assert.Throws<FormatException>(() => LobbyItem.Read(item));
        Assert.Contains(Edits[number].Attribute, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task An_unreadable_lobby_is_not_found_and_hinders_no_other(int number)
    {
        var (lobby, other) = (Fresh.Lobby(Fresh.Player()), Fresh.Lobby(Fresh.Player()));
        await tables.Write([lobby, other]);
        await tables.Edit(lobby.Id, Edits[number].Edit);

        Assert.Null(await tables.Lobbies.Get(lobby.Id, default));
        Assert.Equal(other, await tables.Lobbies.Get(other.Id, default));
        Assert.Contains(other.Id, await tables.Lobbies.Due(People.Noon.AddDays(3), default).ToListAsync());
    }

    [Fact]
    public async Task A_write_over_an_unreadable_version_loses_the_race_and_finds_nothing()
    {
        var lobby = Fresh.Lobby(Fresh.Player());
        await tables.Write([lobby]);
        await tables.Edit(lobby.Id, item => item.Remove("version"));

        foreach (var newcomer in new[] { null, new Newcomer(new Player(Fresh.Player(), null, null, 0)) })
        {
            var saved = await tables.Lobbies.Save(lobby, lobby.Edited(it => it), newcomer, default);
            Assert.Null(Assert.IsType<SaveResult.LostRace>(saved).Current);
        }
    }

    [Fact]
    public async Task A_search_skips_a_summary_that_cannot_be_decoded()
    {
        var (lobby, other) = (Fresh.Lobby(Fresh.Player()), Fresh.Lobby(Fresh.Player()));
        foreach (var it in new[] { lobby, other }) await tables.Lobbies.Save(null, it, null, default);
        await tables.Edit(lobby.Id, item => item.Set("listing", "{"));

        var index = (ILobbyIndex)tables.Services.GetService(typeof(ILobbyIndex))!;
        var query = new LobbyQuery(other.Settings.Mode, null, HasSlots: true, LobbySort.Newest, 10);
        Assert.Equal([other.Id], (await index.Find(query, null, default).ToListAsync()).Select(listing => listing.Lobby.LobbyId));
    }

    [Fact]
    public async Task A_lobby_for_no_players_with_a_doubled_member_and_team_is_read_and_written()
    {
        var player = Fresh.Player();
        var lobby = Fresh.Lobby(player);
        await tables.Write([lobby]);
        await tables.Edit(lobby.Id, item =>
        {
            var team = new AttributeValue { M = new Item().Set("name", "red").Set("size", 2) };
            item["settings"].M.Set("maxPlayers", 0)["teams"] = new AttributeValue { L = [team, team] };
            item["members"].L.Add(item["members"].L[0]);
        });

        var read = (await tables.Lobbies.Get(lobby.Id, default))!;
        Assert.Equal(player, Assert.Single(read.Members).Id);
        Assert.Single(read.Settings.Teams);
        Assert.IsType<SaveResult.Stored>(await tables.Lobbies.Save(read, read.SetReady(player, true, People.Noon).Value, null, default));
    }
}
