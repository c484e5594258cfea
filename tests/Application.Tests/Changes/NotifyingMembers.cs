using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

public sealed class NotifyingMembers : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Every_member_receives_a_change_including_its_author()
    {
        var (lobby, clients) = await Gathered();

        await clients[1].Done(new SetReady { Ready = true });
        await host.Settle();

        foreach (var client in clients)
        {
            var push = Assert.IsType<LobbyChangedPush>(client.Pushes[^1]);
            Assert.Equal((lobby, 4L, 3L), (push.LobbyId, push.Version, push.Previous));
            Assert.Equal(Bob, Assert.IsType<MemberUpdatedChange>(Assert.Single(push.Changes)).PlayerId);
        }
    }

    [Fact]
    public async Task Creating_a_lobby_sends_no_push()
    {
        await host.Gather(Ada);
        await host.Settle();

        Assert.Empty(host.Outbox.Sent);
    }

    [Fact]
    public async Task A_leaving_member_receives_a_removal_and_the_others_a_change()
    {
        var (lobby, clients) = await Gathered();

        await clients[2].Done(new LeaveLobby());
        await host.Settle();

        Assert.Equal(new LobbyRemovedPush(lobby, 4, ChangeReason.Left, null), clients[2].Pushes[^1]);
        Assert.Equal([new MemberLeftChange(Cleo, ChangeReason.Left)], Assert.IsType<LobbyChangedPush>(clients[0].Pushes[^1]).Changes);
    }

    [Theory]
    [InlineData(true, ChangeReason.Banned)]
    [InlineData(false, ChangeReason.Kicked)]
    public async Task Only_the_kicked_member_receives_the_text_of_the_reason(bool ban, ChangeReason reason)
    {
        var (lobby, clients) = await Gathered();

        await clients[0].Done(new KickMember { PlayerId = Cleo, Ban = ban, Reason = "language" });
        await host.Settle();

        Assert.Equal(new LobbyRemovedPush(lobby, 4, reason, "language"), clients[2].Pushes[^1]);
        Assert.Equal([new MemberLeftChange(Cleo, reason)], Assert.IsType<LobbyChangedPush>(clients[1].Pushes[^1]).Changes);
    }

    [Fact]
    public async Task A_member_who_is_away_receives_no_pushes()
    {
        var (_, clients) = await Gathered();
        await host.Send(new EndSession(Cleo, clients[2].Connection));
        await host.Settle();
        var before = clients[2].Pushes.Count;

        await clients[1].Done(new SetReady { Ready = true });
        await host.Settle();

        Assert.Equal(before, clients[2].Pushes.Count);
    }

    [Fact]
    public async Task Every_member_receives_the_reason_when_a_lobby_closes()
    {
        var (lobby, clients) = await Gathered();

        await clients[0].Done(new CloseLobby { Reason = "over" });
        await host.Settle();

        Assert.All(clients, client => Assert.Equal(new LobbyClosedPush(lobby, 4, "over"), client.Pushes[^1]));
    }

    [Fact]
    public async Task Spectators_receive_the_close_when_the_last_player_leaves()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        await bob.Done(Scenes.Join(lobby) with { Spectate = true });

        await clients[0].Done(new LeaveLobby());
        await host.Settle();

        Assert.Equal(new LobbyRemovedPush(lobby, 3, ChangeReason.Left, null), clients[0].Pushes[^1]);
        Assert.Equal(new LobbyClosedPush(lobby, 3, "empty"), bob.Pushes[^1]);
    }

    [Fact]
    public async Task A_manual_edit_is_pushed_like_any_other_change()
    {
        var (lobby, clients) = await Gathered();

        host.Table.Put((await host.Stored(lobby)).Edited(stored => stored with { Settings = stored.Settings with { Name = "Edited" } }));
        await host.Settle();

        var updated = Assert.IsType<LobbyUpdatedChange>(Assert.Single(Assert.IsType<LobbyChangedPush>(clients[1].Pushes[^1]).Changes));
        Assert.Equal("Edited", Assert.Single(updated.Changed!).Value.GetString());
    }

    [Fact]
    public async Task A_change_published_twice_is_sent_once()
    {
        var before = ALobby.Of(Ada, Bob);
        var stored = new LobbyStored(before, before.Ready(Bob));

        await host.Publish(stored);
        await host.Publish(stored);

        Assert.Single(host.Outbox.Sent);
    }

    [Fact]
    public async Task All_notices_of_a_lobby_are_in_one_message_group()
    {
        var (lobby, clients) = await Gathered();
        await clients[1].Done(new SetReady { Ready = true });
        await host.Settle();

        Assert.All(host.Outbox.Sent, notice => Assert.Equal(lobby.Value, notice.Group));
    }

    private async Task<(Domain.Values.LobbyId Lobby, Client[] Clients)> Gathered()
    {
        var gathered = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        return gathered;
    }

    public void Dispose() => host.Dispose();
}
