using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class CreatingALobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task The_creator_of_a_lobby_gets_its_snapshot_and_is_its_host()
    {
        var ada = await host.Connect(Ada);

        var lobby = await ada.Done(Scenes.Create);

        Assert.Equal((Ada, LobbyStatus.Open, 1L), (lobby.HostId, lobby.Status, lobby.Version));
        Assert.Equal(("Friday night", "ctf", 4), (lobby.Name, lobby.Mode, lobby.MaxPlayers));
        Assert.Equal([(Ada, Role.Host, Presence.Online)], lobby.Members.Select(it => (it.PlayerId, it.Role, it.Presence)));
        Assert.Equal(lobby.LobbyId, (await host.Players.Get(Ada, default)).LastLobby);
        Assert.Equal(lobby.LobbyId, await host.Lobbies.Find(LobbyCode.Parse(lobby.Code!)!.Value, default));
    }

    [Fact]
    public async Task A_new_lobby_has_all_requested_settings()
    {
        var ada = await host.Connect(Ada);

        var lobby = await ada.Done(Scenes.Create with
        {
            Region = "eu-west",
            Visibility = Visibility.Private,
            Password = "sesame",
            MinPlayers = 3,
            AutoStart = AutoStart.WhenAllReady,
            CountdownSeconds = 0,
            ReconnectGraceSeconds = 300,
            Teams = [new Team("red", 2), new Team("blue", 2)],
            Data = new Dictionary<string, string?> { ["map"] = "dust", ["_seed"] = "7" },
            MemberData = new Dictionary<string, string?> { ["level"] = "12" },
        });

        Assert.Equal(("eu-west", Visibility.Private, true, 3), (lobby.Region, lobby.Visibility, lobby.HasPassword, lobby.MinPlayers));
        Assert.Equal((AutoStart.WhenAllReady, 0, 300), (lobby.AutoStart, lobby.CountdownSeconds, lobby.ReconnectGraceSeconds));
        Assert.Equal(["red", "blue"], lobby.Teams.Select(team => team.Name));
        Assert.Equal(["_seed", "map"], lobby.Data.Keys);
        Assert.Equal(("12", "red"), (lobby.Members[0].Data["level"], lobby.Members[0].Team));
    }

    [Fact]
    public async Task A_member_of_a_lobby_cannot_create_another()
    {
        var (lobby, clients) = await host.Gather(Ada);

        var refused = await clients[0].Send(Scenes.Create);

        Assert.Equal(Refusals.AlreadyInLobby(lobby), refused.Error);
    }

    [Fact]
    public async Task A_player_can_create_a_lobby_after_leaving_another()
    {
        var (first, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new LeaveLobby());

        Assert.NotEqual(first, (await clients[0].Done(Scenes.Create)).LobbyId);
    }

    [Fact]
    public async Task A_replaced_connection_cannot_create_a_lobby()
    {
        var old = await host.Connect(Ada);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Connect(Ada, socket: 2);

        Assert.Equal(Refusals.SessionReplaced, (await old.Send(Scenes.Create)).Error);
    }

    [Fact]
    public async Task Two_concurrent_creates_by_one_player_create_one_lobby()
    {
        var ada = await host.Connect(Ada);
        LobbySnapshot? first = null;
        host.Lobbies.Meet(async _ => first = await ada.Done(Scenes.Create));

        var loser = await ada.Send(Scenes.Create);

        Assert.Equal(Refusals.AlreadyInLobby(first!.LobbyId), loser.Error);
        Assert.Single(host.Table.TakeStream().OfType<LobbyStored>());
    }

    [Fact]
    public async Task A_taken_code_is_replaced_by_another_one()
    {
        var codes = new HashSet<LobbyCode?>();
        for (var n = 0; n < 20; n++)
        {
            var client = await host.Connect(new PlayerId($"player-{n}"));
            host.Lobbies.Meet(after =>
            {
                // Another lobby takes the generated code first.
                host.Table.Put(Lobby.Restore(ALobby.Of(Eve).Stored() with { Id = new LobbyId($"rival-{n}"), Code = after.Code }));
                return Task.CompletedTask;
            });
            codes.Add(LobbyCode.Parse((await client.Done(Scenes.Create)).Code!));
        }

        Assert.Equal(20, codes.Count);
    }

    [Fact]
    public async Task Server_data_requires_a_scope()
    {
        var create = Scenes.Create with { Data = new Dictionary<string, string?> { ["$node"] = "a" } };

        Assert.Equal(Refusals.NotServer, (await (await host.Connect(Ada)).Send(create)).Error);
        Assert.False((await (await host.Connect(Bob, rights: CallerRights.Admin)).Send(create)).IsRefused);
    }

    public void Dispose() => host.Dispose();
}
