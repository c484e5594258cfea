using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>What is stored outlives every deployment: whoever changes the form of an item sees it here.</summary>
[Collection(nameof(Dynoxide))]
public sealed class StoredItems(Dynoxide engine) : OnATable(engine)
{
    private static readonly LobbyId Id = new("01KJN5YSG0LOBBY00000000001");

    [Fact]
    public async Task A_lobby_is_one_item_with_all_that_belongs_to_it()
    {
        var lobby = Sample.Lobby(Id.Value, "K7QF2M", Settings(), "ada", "bob")
            .Join(Spectator(), Entry.ByCode, Sample.Noon.AddSeconds(2)).Value
            .SetReady(new PlayerId("ada"), true, Sample.Noon.AddSeconds(3)).Value
            .SetReady(new PlayerId("bob"), true, Sample.Noon.AddSeconds(4)).Value
            .Disconnect(new PlayerId("eve"), new ConnectionId("socket-of-eve="), Sample.Noon.AddSeconds(5))
            .StartMatch(new PlayerId("ada"), false, Sample.Noon.AddSeconds(6)).Value;
        var match = lobby.Match!;
        lobby = lobby.BeginMatch(match, "udp://198.51.100.7:7777", match.StartsAt)
            .Remember(new Receipts([new Receipt(new PlayerId("ada"), "7", "print", Sample.Noon, 6, "note")]), Sample.Noon.AddSeconds(11));

        await Lobbies.Save(null, lobby, null, CancellationToken.None);

        await Verify(await Item("LOBBY"), "json");
    }

    [Fact]
    public async Task A_closed_lobby_is_no_longer_due_and_goes_by_itself()
    {
        var lobby = Sample.Lobby(Id.Value);
        await Lobbies.Save(null, lobby, null, CancellationToken.None);
        await Lobbies.Save(lobby, lobby.Leave(new PlayerId("ada"), Sample.Noon.AddMinutes(1)).Value, null, CancellationToken.None);

        await Verify(await Item("LOBBY"), "json");
    }

    [Fact]
    public async Task A_players_item_holds_its_socket_and_the_lobby_that_it_was_seated_in()
    {
        await Players.Connect(new PlayerId("ada"), new Connection(new ConnectionId("socket-of-ada="), Sample.Noon), CancellationToken.None);
        var ada = await Players.Get(new PlayerId("ada"), CancellationToken.None);
        await Lobbies.Save(null, Sample.Lobby(Id.Value), ada, CancellationToken.None);

        await Verify(await Item("PLAYER"), "json");
    }

    [Fact]
    public async Task A_codes_item_leads_to_its_lobby()
    {
        await Lobbies.Save(null, Sample.Lobby(Id.Value), null, CancellationToken.None);

        await Verify(await Item("CODE"), "json");
    }

    [Fact]
    public async Task What_is_read_is_what_was_written()
    {
        var lobby = Sample.Lobby(Id.Value, "K7QF2M", Settings(), "ada", "bob").Join(Spectator(), Entry.ByCode, Sample.Noon).Value;

        await Lobbies.Save(null, lobby, null, CancellationToken.None);

        Assert.Equal(lobby, await Lobbies.Get(Id, CancellationToken.None));
    }

    private static LobbySettings Settings() => Sample.Settings() with
    {
        Region = "eu-west",
        Visibility = Visibility.Private,
        AllowSpectators = true,
        Data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "42" }),
    };

    private static Member Spectator() => Sample.Member("eve") with
    {
        IsSpectator = true,
        Data = DataMap.From(new Dictionary<string, string> { ["level"] = "12" }),
    };

    private async Task<string> Item(string kind) => ItemJson.Of((await Items()).Single(item => item["SK"].S == kind));
}
