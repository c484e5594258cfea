using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Members;

public sealed class ActingAsHost : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task The_host_bans_and_unbans_a_member()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob, Ban = true, Reason = "language" });

        Assert.Equal(Refusals.Banned, (await clients[1].Send(Scenes.Join(lobby))).Error);
        await clients[0].Done(new UnbanMember { PlayerId = Bob });
        Assert.False((await clients[1].Send(Scenes.Join(lobby))).IsRefused);
    }

    [Fact]
    public async Task A_kicked_player_who_rejoins_early_gets_the_remaining_wait()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob });
        host.Clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(TimeSpan.FromSeconds(1), (await clients[1].Send(Scenes.Join(lobby))).Error?.RetryAfter);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await clients[1].Send(Scenes.Join(lobby))).IsRefused);
    }

    [Fact]
    public async Task An_operator_kicks_a_player_out_of_any_lobby()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);
        var admin = await host.Connect(Eve, rights: CallerRights.Admin);

        await admin.Done(new KickMember { PlayerId = Ada });

        Assert.Equal(Bob, (await host.Stored(lobby)).Host);
    }

    [Fact]
    public async Task The_host_mutes_and_promotes_a_member_and_closes_the_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        Assert.Equal(3, (await clients[0].Done(new MuteMember { PlayerId = Bob, Muted = true })).Version);
        Assert.Equal(4, (await clients[0].Done(new PromoteMember { PlayerId = Bob })).Version);
        Assert.Equal(Refusals.NotHost, (await clients[0].Send(new CloseLobby())).Error);
        await clients[1].Done(new CloseLobby { Reason = "over" });

        Assert.True((await host.Stored(lobby)).IsClosed);
        Assert.Equal(Refusals.NotInLobby, (await clients[0].Send(new LeaveLobby())).Error);
    }

    [Fact]
    public async Task An_operator_closes_any_lobby()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);

        await (await host.Connect(Eve, rights: CallerRights.Admin)).Done(new CloseLobby { LobbyId = lobby });

        Assert.True((await host.Stored(lobby)).IsClosed);
    }

    [Fact]
    public async Task An_update_changes_only_the_given_settings()
    {
        var (_, clients) = await host.Gather(Scenes.Create with { Region = "eu", Data = Data(("map", "dust"), ("mode", "hard")) }, Ada);

        await clients[0].Done(new UpdateLobby
        {
            Name = "Saturday",
            Locked = true,
            Password = "sesame",
            Data = Data(("map", null), ("rounds", "3")),
        });

        var seen = await clients[0].Done(new GetLobby());
        Assert.Equal(("Saturday", "eu", true, true, 4), (seen.Name, seen.Region, seen.Locked, seen.HasPassword, seen.MaxPlayers));
        Assert.Equal(["mode", "rounds"], seen.Data.Keys);
    }

    [Fact]
    public async Task Null_clears_the_region_and_the_password()
    {
        var (_, clients) = await host.Gather(Scenes.Create with { Region = "eu", Password = "sesame" }, Ada);

        await clients[0].Done(new UpdateLobby { Region = (string?)null, Password = (string?)null });

        var seen = await clients[0].Done(new GetLobby());
        Assert.Equal((null, false), (seen.Region, seen.HasPassword));
    }

    [Fact]
    public async Task A_new_code_works_and_the_old_one_does_not()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var old = (await host.Stored(lobby)).Code.Value;

        var code = (await clients[0].Done(new UpdateLobby { NewCode = true })).Code!;

        var bob = await host.Connect(Bob);
        Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(new JoinLobby { Code = old })).Error);
        Assert.Equal(lobby, (await bob.Done(new JoinLobby { Code = code })).LobbyId);
    }

    [Fact]
    public async Task An_update_of_an_outdated_version_is_a_conflict()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        Assert.Equal("conflict", (await clients[0].Send(new UpdateLobby { Name = "Saturday", IfVersion = 1 })).Error?.Code);
        Assert.Equal(3, (await clients[0].Done(new UpdateLobby { Name = "Saturday", IfVersion = 2 })).Version);
    }

    [Fact]
    public async Task Clients_neither_write_nor_see_server_data()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var server = await host.Connect(Eve, rights: CallerRights.Admin);
        await server.Done(new UpdateLobby { LobbyId = lobby, Data = Data(("$node", "a")) });

        Assert.Equal(Refusals.NotServer, (await clients[0].Send(new UpdateLobby { Data = Data(("$node", "b")) })).Error);
        Assert.Empty((await clients[0].Done(new GetLobby())).Data);
        Assert.Equal(["$node"], (await server.Done(new GetLobby { LobbyId = lobby })).Data.Keys);
    }

    [Fact]
    public async Task The_host_moves_players_between_teams_and_balances_them()
    {
        var (_, clients) = await host.Gather(Scenes.Create with { Teams = [new Team("red", 4), new Team("blue", 4)] }, Ada, Bob, Cleo);
        await clients[0].Done(new SetTeam { PlayerId = Bob, Team = "red" });
        Assert.Equal(["red", "red", "red"], await Teams(clients[0]));

        await clients[0].Done(new BalanceTeams { Mode = BalanceMode.Even });
        Assert.Equal(["red", "red", "blue"], await Teams(clients[0]));

        await clients[0].Send(new BalanceTeams { Mode = BalanceMode.Random });
        Assert.Equal(2, (await Teams(clients[0])).Distinct().Count());
    }

    [Fact]
    public async Task A_null_team_removes_a_player_from_their_team()
    {
        var (_, clients) = await host.Gather(Scenes.Create with { Teams = [new Team("red", 4)] }, Ada);

        await clients[0].Done(new SetTeam { Team = (string?)null });

        Assert.Equal([null], await Teams(clients[0]));
    }

    [Fact]
    public async Task A_member_changes_their_data_and_becomes_a_spectator()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        await clients[1].Done(new UpdateMember { Data = Data(("level", "3")), Spectate = true });

        var bob = (await clients[1].Done(new GetLobby())).Members[1];
        Assert.Equal(("3", Role.Spectator), (bob.Data["level"], bob.Role));
    }

    private static Dictionary<string, string?> Data(params (string Key, string? Value)[] data) =>
        data.ToDictionary(it => it.Key, it => it.Value);

    private static async Task<IEnumerable<string?>> Teams(Client client) =>
        (await client.Done(new GetLobby())).Members.Select(member => member.Team);

    public void Dispose() => host.Dispose();
}
