using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>Lobbies whose item can't be decoded since it was edited by hand.</summary>
public sealed class UnreadableLobbies : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_member_is_in_no_lobby_while_it_is_unreadable()
    {
        var (_, clients, _) = await Broken();

        Assert.Null((await clients[0].Done(new Hello())).Lobby);
        Assert.Equal(Refusals.NotInLobby, (await clients[0].Send(new SetReady { Ready = true })).Error);
        Assert.Equal(Refusals.NotInLobby, (await clients[0].Send(new GetLobby())).Error);
    }

    [Fact]
    public async Task A_member_can_leave_and_a_repeat_succeeds()
    {
        var (lobby, clients, backup) = await Broken();

        await clients[1].Done(new LeaveLobby(), "leave");
        await clients[1].Done(new LeaveLobby(), "leave");
        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(new LeaveLobby())).Error);

        await Mend(backup);
        Assert.Equal([Ada, Cleo], (await host.Stored(lobby)).Members.Select(member => member.Id));
    }

    [Fact]
    public async Task A_member_can_create_join_and_quick_join_another_lobby()
    {
        var (_, clients, _) = await Broken();
        var (other, _) = await host.Gather(Dan);

        await clients[0].Done(Scenes.Create);
        await clients[1].Done(Scenes.Join(other));
        await clients[2].Done(new QuickJoin { Mode = "ctf" });
    }

    [Fact]
    public async Task An_unreadable_lobby_is_not_found_by_those_who_want_to_join_it()
    {
        var (lobby, _, backup) = await Broken();
        var dan = await host.Connect(Dan);

        Assert.Equal(Refusals.NoSuchLobby, (await dan.Send(Scenes.Join(lobby))).Error);
        Assert.Equal(Refusals.NoSuchLobby, (await dan.Send(new JoinLobby { Code = backup.Code.Value })).Error);
    }

    [Fact]
    public async Task A_sweep_and_a_timer_skip_an_unreadable_lobby()
    {
        var (lobby, _, _) = await Broken();
        host.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, (await host.Send(new SweepLobbies())).Value.Failed);
        Assert.False((await host.Send(new TickLobby(lobby))).IsRefused);
    }

    [Fact]
    public async Task A_mended_lobby_is_pushed_to_its_members_as_the_next_version()
    {
        var (lobby, clients, backup) = await Broken();

        await Mend(Lobby.Restore(backup.Stored() with { Settings = backup.Settings with { Name = "Mended" } }));

        var push = Assert.IsType<LobbyChangedPush>(clients[2].Pushes[^1]);
        Assert.Equal((lobby, 4L, 3L), (push.LobbyId, push.Version, push.Previous));
        Assert.Equal("Mended", Assert.Single(Assert.IsType<LobbyUpdatedChange>(Assert.Single(push.Changes)).Changed!).Value.GetString());
    }

    [Fact]
    public async Task A_member_who_was_seated_elsewhere_loses_their_seat_when_the_lobby_is_mended()
    {
        var (lobby, clients, backup) = await Broken();
        await clients[1].Done(Scenes.Create);

        await Mend(backup);

        Assert.Equal([Ada, Cleo], (await host.Stored(lobby)).Members.Select(member => member.Id));
        Assert.Equal([new MemberLeftChange(Bob, ChangeReason.Edited)], Assert.IsType<LobbyChangedPush>(clients[0].Pushes[^1]).Changes);
        await clients[0].Done(new SetReady { Ready = true });
    }

    [Fact]
    public async Task A_lobby_that_is_mended_without_a_change_needs_no_version()
    {
        var (lobby, _, backup) = await Broken();

        await Mend(backup);

        Assert.Equal(backup, await host.Stored(lobby));
    }

    [Fact]
    public async Task A_mended_lobby_without_a_known_state_reaches_its_members_by_a_gap()
    {
        var (lobby, clients, backup) = await Broken(settle: false);
        host.Table.TakeStream();

        await Mend(backup);

        var push = Assert.IsType<LobbyChangedPush>(clients[0].Pushes[^1]);
        Assert.Equal((lobby, 5L, 4L), (push.LobbyId, push.Version, push.Previous));
    }

    [Fact]
    public async Task An_unreadable_lobby_that_is_deleted_closes_for_its_members()
    {
        var (lobby, clients, backup) = await Broken();

        host.Table.Delete(lobby);
        await host.Settle();

        Assert.All(clients, client => Assert.Equal(new LobbyClosedPush(lobby, 4, "deleted"), client.Pushes[^1]));
        Assert.Null(await host.Lobbies.Find(backup.Code, default));
    }

    [Fact]
    public async Task A_lobby_for_no_players_with_a_doubled_member_and_an_unknown_team_is_used_as_it_is()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        var stored = (await host.Stored(lobby)).Stored();
        host.Table.Edit(Lobby.Restore(stored with
        {
            Settings = stored.Settings with { MaxPlayers = 0, Teams = [new Team("red", 0), new Team("red", 2)] },
            Members = new([.. stored.Members.Change(Bob, bob => bob with { Team = "green" }), stored.Members.Find(Bob)!]),
        }));
        await host.Settle();

        await clients[1].Done(new SetReady { Ready = true });
        await clients[0].Done(new BalanceTeams { Mode = BalanceMode.Even });
        Assert.Equal(Refusals.LobbyFull, (await (await host.Connect(Dan)).Send(Scenes.Join(lobby))).Error);
        Assert.Equal([Ada, Bob, Cleo], (await clients[1].Done(new GetLobby())).Members.Select(member => member.PlayerId));
        await host.Settle();
        Assert.Equal((await host.Stored(lobby)).Version, clients[2].Pushes.OfType<LobbyChangedPush>().Last().Version);
    }

    private async Task<(LobbyId Lobby, Client[] Clients, Lobby Backup)> Broken(bool settle = true)
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        var backup = await host.Stored(lobby);
        host.Table.Break(lobby);
        if (settle) await host.Settle();
        return (lobby, clients, backup);
    }

    private async Task Mend(Lobby lobby)
    {
        host.Table.Edit(lobby);
        await host.Settle();
    }

    public void Dispose() => host.Dispose();
}
