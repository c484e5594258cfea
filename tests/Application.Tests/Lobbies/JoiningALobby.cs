using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class JoiningALobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_lobby_is_joined_by_its_id()
    {
        var (lobby, _) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);

        var joined = await bob.Done(Scenes.Join(lobby) with { MemberData = new Dictionary<string, string?> { ["level"] = "3" } });

        Assert.Equal([Ada, Bob], joined.Members.Select(member => member.PlayerId));
        Assert.Equal((2L, "3"), (joined.Version, joined.Members[1].Data["level"]));
        Assert.Equal(lobby, (await host.Players.Get(Bob, default)).LastLobby);
    }

    [Fact]
    public async Task A_private_lobby_is_joined_by_its_code_in_any_case()
    {
        var (lobby, clients) = await host.Gather(Scenes.Create with { Visibility = Visibility.Private }, Ada);
        var code = (await clients[0].Done(new GetLobby())).Code!;

        var joined = await (await host.Connect(Bob)).Done(new JoinLobby { Code = code.ToLowerInvariant() });

        Assert.Equal(lobby, joined.LobbyId);
    }

    [Theory]
    [InlineData("222222")]
    [InlineData("no code")]
    public async Task Joining_by_an_unknown_code_finds_no_lobby(string code) =>
        Assert.Equal(Refusals.NoSuchLobby, (await (await host.Connect(Bob)).Send(new JoinLobby { Code = code })).Error);

    [Fact]
    public async Task Joining_by_an_unknown_id_finds_no_lobby() =>
        Assert.Equal(Refusals.NoSuchLobby, (await (await host.Connect(Bob)).Send(Scenes.Join(new LobbyId("nowhere")))).Error);

    [Fact]
    public async Task A_player_can_join_as_a_spectator()
    {
        var (lobby, _) = await host.Gather(Ada);

        var joined = await (await host.Connect(Bob)).Done(Scenes.Join(lobby) with { Spectate = true });

        Assert.Equal(Role.Spectator, joined.Members[1].Role);
    }

    [Fact]
    public async Task A_player_joins_a_protected_lobby_only_with_its_password()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        var bob = await host.Connect(Bob);

        Assert.Equal(Refusals.WrongPassword, (await bob.Send(Scenes.Join(lobby))).Error);
        Assert.Equal(Refusals.WrongPassword, (await bob.Send(Scenes.Join(lobby) with { Password = "guess" })).Error);
        Assert.False((await bob.Send(Scenes.Join(lobby) with { Password = "sesame" })).IsRefused);
    }

    [Fact]
    public async Task A_player_joins_the_requested_team()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Teams = [new Team("red", 2), new Team("blue", 2)] }, Ada);

        var joined = await (await host.Connect(Bob)).Done(Scenes.Join(lobby) with { Team = "red" });

        Assert.Equal("red", joined.Members[1].Team);
    }

    [Fact]
    public async Task A_member_of_another_lobby_must_leave_it_before_joining()
    {
        var (first, clients) = await host.Gather(Ada);
        var (second, _) = await host.Gather(Bob);

        Assert.Equal(Refusals.AlreadyInLobby(first), (await clients[0].Send(Scenes.Join(second))).Error);
        await clients[0].Done(new LeaveLobby());
        Assert.False((await clients[0].Send(Scenes.Join(second))).IsRefused);
    }

    [Fact]
    public async Task A_member_who_joins_again_gets_the_unchanged_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        Assert.Equal(2, (await clients[1].Done(Scenes.Join(lobby))).Version);
    }

    [Fact]
    public async Task A_replaced_connection_cannot_join_a_lobby()
    {
        var (lobby, _) = await host.Gather(Ada);
        var old = await host.Connect(Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Connect(Bob, socket: 2);

        Assert.Equal(Refusals.SessionReplaced, (await old.Send(Scenes.Join(lobby))).Error);
    }

    [Fact]
    public async Task Only_one_of_two_concurrent_players_gets_the_last_seat()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { MaxPlayers = 2 }, Ada);
        var (bob, cleo) = (await host.Connect(Bob), await host.Connect(Cleo));
        host.Lobbies.Meet(_ => cleo.Done(Scenes.Join(lobby)));

        Assert.Equal(Refusals.LobbyFull, (await bob.Send(Scenes.Join(lobby))).Error);
        Assert.Equal([Ada, Cleo], (await host.Stored(lobby)).Members.Select(member => member.Id));
    }

    [Fact]
    public async Task A_player_who_joins_two_lobbies_at_once_is_seated_in_one()
    {
        var ((one, _), (other, _), cleo) = (await host.Gather(Ada), await host.Gather(Bob), await host.Connect(Cleo));
        host.Lobbies.Meet(_ => cleo.Done(Scenes.Join(other)));

        Assert.Equal(Refusals.AlreadyInLobby(other), (await cleo.Send(Scenes.Join(one))).Error);

        Assert.False((await host.Stored(one)).Members.Contains(Cleo));
        Assert.True((await host.Stored(other)).Members.Contains(Cleo));
    }

    [Fact]
    public async Task A_joining_player_sees_the_code_but_not_the_private_data_of_others()
    {
        var data = new Dictionary<string, string?> { ["_token"] = "x", ["level"] = "1" };
        var (lobby, _) = await host.Gather(Scenes.Create with { MemberData = data }, Ada);

        var joined = await (await host.Connect(Bob)).Done(Scenes.Join(lobby));

        Assert.NotNull(joined.Code);
        Assert.Equal(["level"], joined.Members[0].Data.Keys);
    }

    public void Dispose() => host.Dispose();
}
