using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

public sealed class LosingAConnection : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_member_is_away_after_losing_their_connection()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        await host.Send(new EndSession(Bob, clients[1].Connection));

        var bob = (await host.Stored(lobby)).Members.Find(Bob)!;
        Assert.Equal((false, Noon.AddSeconds(120)), (bob.IsOnline, bob.AwayUntil));
        Assert.Null((await host.Players.Get(Bob, default)).Connection);
    }

    [Fact]
    public async Task A_connection_reported_lost_twice_is_lost_once()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        await host.Send(new EndSession(Bob, clients[1].Connection));
        await host.Send(new EndSession(Bob, clients[1].Connection));

        Assert.Equal(3, (await host.Stored(lobby)).Version);
    }

    [Fact]
    public async Task A_late_disconnect_of_a_replaced_connection_changes_nothing()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await host.Connect(Bob, socket: 2)).Done(new Hello());
        var before = await host.Stored(lobby);

        await host.Send(new EndSession(Bob, clients[1].Connection));

        Assert.Equal(before, await host.Stored(lobby));
        Assert.Equal(Bob.Socket(2).Id, (await host.Players.Get(Bob, default)).Connection!.Id);
    }

    [Fact]
    public async Task A_member_stays_online_when_the_old_connection_ends_before_the_hello()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Connect(Bob, socket: 2);

        await host.Send(new EndSession(Bob, clients[1].Connection));

        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public async Task A_member_is_away_when_the_old_connection_ends_and_the_new_one_says_no_hello_for_long()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var silent = await host.Connect(Bob, socket: 2);
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        await host.Send(new EndSession(Bob, clients[1].Connection));

        Assert.False((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
        await silent.Done(new Hello());
        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public async Task Only_the_session_ends_for_a_player_without_a_lobby()
    {
        var ada = await host.Connect(Ada);

        Assert.False((await host.Send(new EndSession(Ada, ada.Connection))).IsRefused);
        Assert.Null((await host.Players.Get(Ada, default)).Connection);
    }

    [Fact]
    public async Task A_disconnect_of_an_unknown_player_is_not_refused() =>
        Assert.False((await host.Send(new EndSession(Ada, Ada.Socket()))).IsRefused);

    [Fact]
    public async Task A_disconnect_of_a_kicked_player_does_not_change_the_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob });

        Assert.Null((await host.Send(new EndSession(Bob, clients[1].Connection))).Error);
        Assert.Equal(3, (await host.Stored(lobby)).Version);
    }

    public void Dispose() => host.Dispose();
}
