using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

public sealed class OpeningAndResuming : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task The_reply_to_a_hello_has_the_identity_the_time_and_the_limits()
    {
        var reply = await (await host.Connect(Ada)).Done(new Hello { Protocol = 1 });

        Assert.Equal((Ada, "Name of ada", Noon, 1), (reply.PlayerId, reply.Name, reply.ServerTime, reply.Protocol));
        Assert.Equal(new Limits(32 * 1024, 20, 40, 1, 5, 600, 7200, 300), reply.Limits);
        Assert.Null(reply.Lobby);
    }

    [Fact]
    public async Task The_reply_to_a_ping_has_the_time()
    {
        var ada = await host.Connect(Ada);
        host.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(Noon.AddSeconds(3), (await ada.Done(new Ping())).ServerTime);
    }

    [Fact]
    public async Task A_hello_resumes_the_seat_that_was_kept()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new SetReady { Ready = true });
        await host.Send(new EndSession(Bob, clients[1].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(60));

        var back = await (await host.Connect(Bob, socket: 2)).Done(new Hello());

        Assert.Equal(lobby, back.Lobby!.LobbyId);
        Assert.Equal((true, Presence.Online), (back.Lobby.Members[1].Ready, back.Lobby.Members[1].Presence));
        Assert.Equal(Bob.Socket(2).Id, (await host.Stored(lobby)).Members.Find(Bob)!.Connection!.Id);
    }

    [Fact]
    public async Task A_hello_takes_the_seat_over_from_an_older_connection()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        await (await host.Connect(Bob, socket: 2)).Done(new Hello());

        Assert.Equal(Bob.Socket(2).Id, (await host.Stored(lobby)).Members.Find(Bob)!.Connection!.Id);
    }

    [Fact]
    public async Task A_hello_resumes_no_seat_after_leaving()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new LeaveLobby());

        Assert.Null((await clients[1].Done(new Hello())).Lobby);
    }

    [Fact]
    public async Task A_hello_resumes_no_seat_in_a_closed_lobby()
    {
        var (_, clients) = await host.Gather(Ada);
        await clients[0].Done(new LeaveLobby());

        Assert.Null((await clients[0].Done(new Hello())).Lobby);
    }

    [Fact]
    public async Task The_hello_of_a_replaced_connection_is_refused()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await host.Connect(Bob, socket: 2)).Done(new Hello());

        Assert.Equal(Refusals.SessionReplaced, (await clients[1].Send(new Hello())).Error);
        Assert.Equal(Bob.Socket(2).Id, (await host.Stored(lobby)).Members.Find(Bob)!.Connection!.Id);
    }

    [Fact]
    public async Task An_older_connection_that_opens_late_gets_no_session()
    {
        await host.Connect(Ada, socket: 2);

        Assert.Equal(Refusals.SessionReplaced, (await host.Send(new OpenSession(Ada, Ada.Socket(1, Noon.AddSeconds(-1))))).Error);
    }

    [Fact]
    public async Task A_replaced_connection_is_notified_and_closed()
    {
        var old = await host.Connect(Ada);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Connect(Ada, socket: 2);

        await host.Settle();

        Assert.Equal([new SessionReplacedPush("connectedElsewhere")], old.Pushes);
        Assert.Equal([old.Connection.Id], host.Channel.Closed);
    }

    [Fact]
    public async Task A_connection_after_a_closed_session_replaces_no_other()
    {
        var ada = await host.Connect(Ada);
        await host.Send(new EndSession(Ada, ada.Connection));
        await host.Connect(Ada, socket: 2);

        await host.Settle();

        Assert.Empty(host.Outbox.Sent);
    }

    public void Dispose() => host.Dispose();
}
