using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

public sealed class AdoptingEdits : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task An_edit_without_a_higher_version_is_pushed_as_the_next_version()
    {
        var (lobby, clients) = await Gathered();

        await Edit(lobby, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });
        await host.Settle();

        Assert.All(clients, client =>
        {
            var push = Assert.IsType<LobbyChangedPush>(client.Pushes[^1]);
            Assert.Equal((4L, 3L), (push.Version, push.Previous));
            var updated = Assert.IsType<LobbyUpdatedChange>(Assert.Single(push.Changes));
            Assert.Equal("Edited", Assert.Single(updated.Changed!).Value.GetString());
        });
    }

    [Fact]
    public async Task A_member_whom_an_edit_removes_is_told_that_it_was_an_edit()
    {
        var (lobby, clients) = await Gathered();

        await Edit(lobby, stored => stored with { Members = stored.Members.Remove(member => member.Id == Bob) });
        await host.Settle();

        Assert.Equal(new LobbyRemovedPush(lobby, 4, ChangeReason.Edited, null), clients[1].Pushes[^1]);
        Assert.Equal([new MemberLeftChange(Bob, ChangeReason.Edited)], Assert.IsType<LobbyChangedPush>(clients[0].Pushes[^1]).Changes);
    }

    [Fact]
    public async Task An_edit_that_is_published_twice_is_adopted_once()
    {
        var (lobby, clients) = await Gathered();
        await Edit(lobby, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });
        var edited = Assert.Single(host.Table.TakeStream().OfType<LobbyEdited>());

        await host.Publish(edited);
        await host.Publish(edited);
        await host.Settle();

        Assert.Equal(4, (await host.Stored(lobby)).Version);
        Assert.Single(clients[0].Pushes.OfType<LobbyChangedPush>(), push => push.Version == 4);
    }

    [Fact]
    public async Task A_lowered_version_is_raised_above_the_one_that_clients_hold()
    {
        var (lobby, clients) = await Gathered();

        await Edit(lobby, stored => stored with { Version = 1, Settings = stored.Settings with { Name = "Edited" } });
        await clients[1].Done(new SetReady { Ready = true });
        await host.Settle();

        var push = clients[2].Pushes.OfType<LobbyChangedPush>().Last();
        Assert.Equal((4L, 3L, 2), (push.Version, push.Previous, push.Changes.Count));
    }

    [Fact]
    public async Task An_edited_code_that_another_lobby_has_is_replaced()
    {
        var (lobby, _) = await Gathered();
        var (other, _) = await host.Gather(Dan);
        var taken = (await host.Stored(other)).Code;
        var code = (await host.Stored(lobby)).Code;
        await host.Settle();

        await Edit(lobby, stored => stored with { Code = taken });
        await host.Settle();

        Assert.NotEqual(taken, (await host.Stored(lobby)).Code);
        Assert.Equal(other, await host.Lobbies.Find(taken, default));
        Assert.Null(await host.Lobbies.Find(code, default));
    }

    [Fact]
    public async Task A_deleted_lobby_closes_for_everyone_and_its_players_and_code_are_free()
    {
        var (lobby, clients) = await Gathered();
        var code = (await host.Stored(lobby)).Code;

        host.Table.Delete(lobby);
        await host.Settle();

        Assert.All(clients, client => Assert.Equal(new LobbyClosedPush(lobby, 4, "deleted"), client.Pushes[^1]));
        Assert.Null(await host.Lobbies.Find(code, default));
        Assert.Null((await clients[0].Done(new Hello())).Lobby);
        Assert.Equal("not_in_lobby", (await clients[0].Send(new SetReady { Ready = true })).Error?.Code);
        await clients[0].Done(Scenes.Create);
        await clients[1].Done(Scenes.Create);
    }

    [Fact]
    public async Task A_closed_lobby_that_expires_pushes_nothing()
    {
        var (lobby, clients) = await Gathered();
        await clients[0].Done(new CloseLobby());
        await host.Settle();
        var sent = host.Outbox.Sent.Count;

        host.Table.Delete(lobby);
        await host.Settle();

        Assert.Equal(sent, host.Outbox.Sent.Count);
    }

    [Fact]
    public async Task A_lobby_that_is_put_back_gets_a_version_that_was_never_used_and_only_members_without_another_seat()
    {
        var (lobby, clients) = await Gathered();
        var backup = await host.Stored(lobby);
        host.Table.Delete(lobby);
        await host.Settle();
        await clients[1].Done(Scenes.Create);

        host.Table.Edit(Lobby.Restore(backup.Stored() with { Version = 2 }));
        await host.Settle();

        var stored = await host.Stored(lobby);
        Assert.Equal(5, stored.Version);
        Assert.Equal([Ada, Cleo], stored.Members.Select(member => member.Id));
        Assert.Equal(lobby, await host.Lobbies.Find(backup.Code, default));
        Assert.Equal(lobby, (await clients[0].Done(new Hello())).Lobby?.LobbyId);
    }

    [Fact]
    public async Task A_closed_lobby_that_is_opened_again_has_its_members_who_are_in_no_other_lobby()
    {
        var (lobby, clients) = await Gathered();
        await clients[0].Done(new CloseLobby());
        await clients[2].Done(Scenes.Create);
        await host.Settle();

        await Edit(lobby, stored => stored with { IsClosed = false });
        await host.Settle();

        Assert.Equal([Ada, Bob], (await host.Stored(lobby)).Members.Select(member => member.Id));
        Assert.Equal(lobby, (await clients[1].Done(new Hello())).Lobby?.LobbyId);
    }

    [Fact]
    public async Task A_member_whom_an_edit_adds_has_the_seat_only_if_they_were_last_seated_in_this_lobby()
    {
        var (lobby, clients) = await Gathered();
        await clients[2].Done(new LeaveLobby());
        await host.Settle();

        await Edit(lobby, stored => stored with { Members = new([.. stored.Members, AMember.Of(Cleo), AMember.Of(Dan)]) });
        await host.Settle();

        Assert.Equal([Ada, Bob, Cleo], (await host.Stored(lobby)).Members.Select(member => member.Id));
        await clients[2].Done(new SetReady { Ready = true });
    }

    private async Task Edit(LobbyId lobby, Func<StoredLobby, StoredLobby> edit) =>
        host.Table.Edit(Lobby.Restore(edit((await host.Stored(lobby)).Stored())));

    private async Task<(LobbyId Lobby, Client[] Clients)> Gathered()
    {
        var gathered = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        return gathered;
    }

    public void Dispose() => host.Dispose();
}
