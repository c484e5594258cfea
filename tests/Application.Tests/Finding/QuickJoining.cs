using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Finding;

public sealed class QuickJoining : IDisposable
{
    private static readonly QuickJoin Ctf = new() { Mode = "ctf" };

    private readonly TestHost host = new();

    [Fact]
    public async Task A_quick_join_enters_the_fullest_lobby_with_room()
    {
        await host.Gather(Ada);
        var (fuller, _) = await host.Gather(Bob, Cleo);
        await host.Gather(Scenes.Create with { MaxPlayers = 1 }, Dan);

        var joined = await (await host.Connect(Eve)).Done(Ctf with { MemberData = Data("level", "3") });

        Assert.Equal((false, fuller), (joined.Created, joined.Lobby.LobbyId));
        Assert.Equal("3", joined.Lobby.Members[^1].Data["level"]);
    }

    [Fact]
    public async Task A_quick_join_enters_only_a_lobby_of_the_mode_region_and_filters()
    {
        await host.Gather(Scenes.Create with { Mode = "duel", Region = "eu", Data = Data("map", "dust") }, Ada);
        await host.Gather(Scenes.Create with { Region = "us", Data = Data("map", "dust") }, Bob);
        await host.Gather(Scenes.Create with { Region = "eu", Data = Data("map", "ice") }, Cleo);
        var (fitting, _) = await host.Gather(Scenes.Create with { Region = "eu", Data = Data("map", "dust") }, Dan);

        var eve = await host.Connect(Eve);
        var joined = await eve.Done(Ctf with { Region = "eu", Filters = [new DataFilter("map", FilterOp.Eq, "dust")] });

        Assert.Equal(fitting, joined.Lobby.LobbyId);
    }

    [Fact]
    public async Task A_quick_join_skips_lobbies_that_would_refuse_the_player()
    {
        await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        await host.Gather(Scenes.Create with { Visibility = Visibility.Private }, Bob);
        var (bans, clients) = await host.Gather(Cleo, Eve, Dan);
        await clients[0].Done(new KickMember { PlayerId = Eve, Ban = true });

        Assert.Equal(Refusals.NoLobbyFits, (await clients[1].Send(Ctf)).Error);
        Assert.Equal([Cleo, Dan], (await host.Stored(bans)).Members.Select(member => member.Id));
    }

    [Fact]
    public async Task A_quick_join_is_refused_when_no_lobby_fits()
    {
        Assert.Equal(Refusals.NoLobbyFits, (await (await host.Connect(Ada)).Send(Ctf)).Error);
        Assert.Empty((await (await host.Connect(Bob)).Done(new SearchLobbies())).Items);
    }

    [Fact]
    public async Task A_quick_join_creates_a_lobby_on_request_when_none_fits()
    {
        var opened = await (await host.Connect(Ada)).Done(Ctf with { CreateIfNone = Scenes.Create, MemberData = Data("level", "3") });

        Assert.Equal((true, Ada, "3"), (opened.Created, opened.Lobby.HostId, opened.Lobby.Members[0].Data["level"]));
    }

    [Fact]
    public async Task A_quick_join_tries_the_next_lobby_when_it_loses_the_seat()
    {
        var (next, _) = await host.Gather(Scenes.Create with { MaxPlayers = 8 }, Ada);
        var (fuller, _) = await host.Gather(Scenes.Create with { MaxPlayers = 2 }, Bob);
        var (cleo, dan) = (await host.Connect(Cleo), await host.Connect(Dan));
        host.Lobbies.Meet(_ => dan.Done(Scenes.Join(fuller)));

        Assert.Equal(next, (await cleo.Done(Ctf)).Lobby.LobbyId);
        Assert.Equal([Bob, Dan], (await host.Stored(fuller)).Members.Select(member => member.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_quick_join_prefers_a_lobby_with_a_player_online(bool creates)
    {
        var (_, away) = await host.Gather(Ada, Bob);
        foreach (var client in away) await host.Send(new EndSession(client.Player, client.Connection));
        var (online, _) = await host.Gather(Cleo);

        var joined = await (await host.Connect(Dan)).Done(Ctf with { CreateIfNone = creates ? Scenes.Create : null });

        Assert.Equal((false, online), (joined.Created, joined.Lobby.LobbyId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_quick_join_enters_a_lobby_with_nobody_online_only_if_it_may_not_create_one(bool creates)
    {
        var (lobby, away) = await host.Gather(Ada);
        await host.Send(new EndSession(Ada, away[0].Connection));

        var joined = await (await host.Connect(Bob)).Done(Ctf with { CreateIfNone = creates ? Scenes.Create : null });

        Assert.Equal((creates, !creates), (joined.Created, joined.Lobby.LobbyId == lobby));
    }

    [Fact]
    public async Task A_quick_join_rechecks_that_a_player_is_online()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        host.Lobbies.Meet(_ => host.Send(new EndSession(Ada, clients[0].Connection)));

        Assert.True((await bob.Done(Ctf with { CreateIfNone = Scenes.Create })).Created);
        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
    }

    [Fact]
    public async Task A_quick_join_rechecks_a_lobby_that_changed_after_it_was_listed()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        host.Lobbies.Meet(_ => clients[0].Done(new UpdateLobby { Mode = "duel" }));

        Assert.Equal(Refusals.NoLobbyFits, (await bob.Send(Ctf)).Error);
        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
    }

    [Fact]
    public async Task A_member_of_a_lobby_cannot_quick_join_another()
    {
        var (lobby, clients) = await host.Gather(Ada);
        await host.Gather(Bob, Cleo);

        Assert.Equal(Refusals.AlreadyInLobby(lobby), (await clients[0].Send(Ctf)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repeated_quick_join_gets_the_first_lobby_even_when_others_fit(bool created)
    {
        if (!created) await host.Gather(Bob);
        var ada = await host.Connect(Ada);
        var command = Ctf with { CreateIfNone = Scenes.Create };
        var first = await ada.Done(command, "quick");
        await host.Gather(Scenes.Create with { MaxPlayers = 3 }, Cleo, Dan);

        var again = await (await host.Connect(Ada, socket: 2)).Done(command, "quick");

        Assert.Equal((created, first.Lobby.LobbyId), (again.Created, again.Lobby.LobbyId));
        Assert.Equal(Refusals.IdReused, (await ada.Send(Ctf, "quick")).Error);
    }

    [Fact]
    public async Task Concurrent_copies_of_a_quick_join_create_one_lobby()
    {
        var ada = await host.Connect(Ada);
        var command = Ctf with { CreateIfNone = Scenes.Create };
        host.Lobbies.Meet(_ => ada.Done(command, "quick"));

        await ada.Send(command, "quick");

        Assert.Single((await (await host.Connect(Bob)).Done(new SearchLobbies())).Items);
    }

    private static Dictionary<string, string?> Data(string key, string value) => new() { [key] = value };

    public void Dispose() => host.Dispose();
}
