using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
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
    public async Task The_fullest_lobby_with_room_is_joined()
    {
        await host.Gather(Ada);
        var (fuller, _) = await host.Gather(Bob, Cleo);
        await host.Gather(Scenes.Create with { MaxPlayers = 1 }, Dan);

        var joined = await (await host.Connect(Eve)).Done(Ctf with { MemberData = Data("level", "3") });

        Assert.Equal((false, fuller), (joined.Created, joined.Lobby.LobbyId));
        Assert.Equal("3", joined.Lobby.Members[^1].Data["level"]);
    }

    [Fact]
    public async Task Only_a_lobby_of_the_mode_the_region_and_the_filters_is()
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
    public async Task Lobbies_that_would_refuse_the_player_are_passed_by()
    {
        await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        await host.Gather(Scenes.Create with { Visibility = Visibility.Private }, Bob);
        var (bans, clients) = await host.Gather(Cleo, Eve, Dan);
        await clients[0].Done(new KickMember { PlayerId = Eve, Ban = true });

        Assert.Equal(Refusals.NoLobbyFits, (await clients[1].Send(Ctf)).Error);
        Assert.Equal([Cleo, Dan], (await host.Stored(bans)).Members.Select(member => member.Id));
    }

    [Fact]
    public async Task Where_none_fits_and_none_is_to_be_opened_nothing_is()
    {
        Assert.Equal(Refusals.NoLobbyFits, (await (await host.Connect(Ada)).Send(Ctf)).Error);
        Assert.Empty((await (await host.Connect(Bob)).Done(new SearchLobbies())).Items);
    }

    [Fact]
    public async Task Where_none_fits_one_is_opened()
    {
        var opened = await (await host.Connect(Ada)).Done(Ctf with { CreateIfNone = Scenes.Create, MemberData = Data("level", "3") });

        Assert.Equal((true, Ada, "3"), (opened.Created, opened.Lobby.HostId, opened.Lobby.Members[0].Data["level"]));
    }

    [Fact]
    public async Task A_seat_lost_to_someone_faster_is_looked_for_in_the_next_lobby()
    {
        var (next, _) = await host.Gather(Scenes.Create with { MaxPlayers = 8 }, Ada);
        var (fuller, _) = await host.Gather(Scenes.Create with { MaxPlayers = 2 }, Bob);
        var (cleo, dan) = (await host.Connect(Cleo), await host.Connect(Dan));
        host.Lobbies.Meet(_ => dan.Done(Scenes.Join(fuller)));

        Assert.Equal(next, (await cleo.Done(Ctf)).Lobby.LobbyId);
        Assert.Equal([Bob, Dan], (await host.Stored(fuller)).Members.Select(member => member.Id));
    }

    [Fact]
    public async Task A_lobby_that_has_changed_since_it_was_listed_is_asked_again()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        host.Lobbies.Meet(_ => clients[0].Done(new UpdateLobby { Mode = "duel" }));

        Assert.Equal(Refusals.NoLobbyFits, (await bob.Send(Ctf)).Error);
        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
    }

    [Fact]
    public async Task Who_is_in_a_lobby_has_to_leave_it_first()
    {
        var (lobby, clients) = await host.Gather(Ada);
        await host.Gather(Bob, Cleo);

        Assert.Equal(Refusals.AlreadyInLobby(lobby), (await clients[0].Send(Ctf)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repeat_gets_the_first_outcome_whoever_has_come_and_gone(bool created)
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
    public async Task Copies_that_race_open_one_lobby()
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
