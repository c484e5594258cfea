using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class JoiningALobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_full_lobby_refuses_a_newcomer_until_a_member_leaves()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { maxPlayers = 2 });
        await grace.Join(lobby);

        Assert.Equal("lobby_full", (await alan.Send("lobby.join", new { code = lobby.Code })).Code);
        await grace.Leave();

        Assert.True((await alan.Join(lobby)).Has(alan));
    }

    [Fact]
    public async Task Of_twenty_players_that_race_for_the_last_seat_exactly_one_gets_it()
    {
        var host = await Newcomer("Ada");
        var racers = await Newcomers(20);
        var lobby = await host.Create(new { maxPlayers = 2 });

        var replies = await Task.WhenAll(racers.Select(racer => racer.Send("lobby.join", new { code = lobby.Code })));

        var winner = racers.Zip(replies).Single(race => race.Second.IsOk).First;
        Assert.Equal(Enumerable.Repeat("lobby_full", 19), replies.Where(reply => !reply.IsOk).Select(reply => reply.Code));
        Assert.Equal([host.Id, winner.Id], (await host.WaitUntil(it => it.Has(winner))).Members.Select(member => member.PlayerId));
        Assert.True((await winner.Get()).IsEquivalentTo(host.Lobby));
        foreach (var loser in racers.Except([winner])) Assert.Equal("not_in_lobby", (await loser.Send("lobby.get")).Code);
    }

    [Fact]
    public async Task Twenty_players_that_join_two_lobbies_at_once_end_up_in_at_most_one()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var players = await Newcomers(20);
        Snapshot[] lobbies = [await ada.Create(new { maxPlayers = 21 }), await grace.Create(new { maxPlayers = 21 })];

        await Task.WhenAll(players.SelectMany(player => lobbies.Select(lobby => player.Send("lobby.join", new { code = lobby.Code }))));

        var (adas, graces) = (await ada.Get(), await grace.Get());
        Assert.DoesNotContain(players, player => adas.Has(player) && graces.Has(player));
        foreach (var player in players.Where(player => adas.Has(player) || graces.Has(player)))
            Assert.Equal(adas.Has(player) ? adas.LobbyId : graces.LobbyId, (await player.Get()).LobbyId);
    }

    [Fact]
    public async Task A_player_in_a_lobby_can_neither_create_nor_join_another()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var (first, second) = (await ada.Create(), await grace.Create());

        var join = await ada.Send("lobby.join", new { code = second.Code });
        var create = await ada.Send("lobby.create", new { name = "Another", mode = "ctf", maxPlayers = 2 });

        foreach (var refusal in new[] { join, create })
        {
            Assert.Equal("already_in_lobby", refusal.Code);
            Assert.Equal(first.LobbyId, (string)refusal.Details!["lobbyId"]!);
        }

        await ada.Leave();
        Assert.Equal(second.LobbyId, (await ada.Join(second)).LobbyId);
    }

    [Fact]
    public async Task Joining_a_lobby_again_changes_nothing()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();

        var first = await grace.Join(lobby);
        var second = await grace.Join(lobby);

        Assert.Equal(first.Version, second.Version);
        Assert.True(first.IsEquivalentTo(second));
    }

    [Fact]
    public async Task A_private_lobby_is_found_by_its_code_and_not_by_its_id()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { visibility = "private" });

        Assert.Equal("not_found", (await grace.Send("lobby.join", new { lobbyId = lobby.LobbyId })).Code);
        Assert.Equal("not_found", (await grace.Send("lobby.get", new { lobbyId = lobby.LobbyId })).Code);

        Assert.True((await grace.Join(lobby)).Has(grace));
        Assert.Equal(lobby.Code, (await grace.Send("lobby.get", new { lobbyId = lobby.LobbyId })).Snapshot.Code);
    }

    [Fact]
    public async Task An_outsider_sees_a_public_lobby_without_its_code()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { data = new { map = "dust", _seed = "42" } });

        var seen = (await grace.Send("lobby.get", new { lobbyId = lobby.LobbyId })).Snapshot;

        Assert.False(seen.Json.ContainsKey("code"));
        Assert.Equal("""{"map":"dust"}""", seen.Json["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Joining_a_lobby_that_does_not_exist_is_refused()
    {
        var ada = await Newcomer("Ada");

        Assert.Equal("not_found", (await ada.Send("lobby.join", new { code = "222222" })).Code);
        Assert.Equal("not_found", (await ada.Send("lobby.join", new { lobbyId = "nowhere" })).Code);
        Assert.Equal("not_in_lobby", (await ada.Send("lobby.get")).Code);
        Assert.Equal("not_in_lobby", (await ada.Send("lobby.leave")).Code);
        Assert.Equal("not_in_lobby", (await ada.Send("member.ready", new { ready = true })).Code);
    }
}
