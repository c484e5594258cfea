using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class GettingALobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_member_who_names_no_lobby_gets_their_own()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        var seen = await clients[1].Done(new GetLobby());

        Assert.Equal((lobby, 2L), (seen.LobbyId, seen.Version));
        Assert.NotNull(seen.Code);
    }

    [Fact]
    public async Task A_player_without_a_lobby_must_name_the_lobby_to_get()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new LeaveLobby());

        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(new GetLobby())).Error);
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Cleo)).Send(new GetLobby())).Error);
    }

    [Fact]
    public async Task An_outsider_sees_a_public_lobby_without_its_code_and_private_data()
    {
        var data = new Dictionary<string, string?> { ["map"] = "dust", ["_seed"] = "7" };
        var (lobby, _) = await host.Gather(Scenes.Create with { Data = data }, Ada);

        var seen = await (await host.Connect(Bob)).Done(new GetLobby { LobbyId = lobby });

        Assert.Null(seen.Code);
        Assert.Equal(["map"], seen.Data.Keys);
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Invite)]
    public async Task A_lobby_that_is_not_public_is_hidden_from_outsiders_but_not_from_admins(Visibility visibility)
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Visibility = visibility }, Ada);

        Assert.Equal(Refusals.NoSuchLobby, (await (await host.Connect(Bob)).Send(new GetLobby { LobbyId = lobby })).Error);
        Assert.False((await (await host.Connect(Cleo, rights: CallerRights.Admin)).Send(new GetLobby { LobbyId = lobby })).IsRefused);
    }

    [Fact]
    public async Task Closed_and_unknown_lobbies_are_not_found()
    {
        var (lobby, clients) = await host.Gather(Ada);
        await clients[0].Done(new LeaveLobby());

        Assert.Equal(Refusals.NoSuchLobby, (await clients[0].Send(new GetLobby { LobbyId = lobby })).Error);
        Assert.Equal(Refusals.NoSuchLobby, (await clients[0].Send(new GetLobby { LobbyId = new LobbyId("nowhere") })).Error);
    }

    [Fact]
    public async Task Only_the_host_sees_the_list_of_banned_players()
    {
        var (_, clients) = await host.Gather(Ada, Bob, Cleo);
        await clients[0].Done(new KickMember { PlayerId = Cleo, Ban = true });

        Assert.Equal([Cleo], (await clients[0].Done(new GetLobby())).Bans!);
        Assert.Null((await clients[1].Done(new GetLobby())).Bans);
    }

    public void Dispose() => host.Dispose();
}
