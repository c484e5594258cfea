using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ResumingASession : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_dropped_socket_is_resumed_with_the_version_that_is_held()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        socket.Receive(Snapshots.Push(6));
        socket.Drop();
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        world.Pass(250);
        world.Greet(missed: [Snapshots.Push(8, previous: 6)]);
        Assert.Equal("""{"protocol":1,"lobbyId":"l1","version":6}""", world.Last.Sent[0].Data.GetRawText());
        Assert.Equal((8, "v8"), (world.Client.CurrentLobby!.Version, world.Client.CurrentLobby.Name));
    }

    [Fact]
    public void The_first_greeting_names_no_lobby()
    {
        world.Online();
        Assert.Equal("""{"protocol":1}""", world.Last.Sent[0].Data.GetRawText());
    }

    [Fact]
    public void A_snapshot_takes_the_place_of_what_can_not_be_told_any_more()
    {
        world.Online(Snapshots.Lobby(5)).Drop();
        world.Pass(250);
        world.Greet(Snapshots.Lobby(20));
        Assert.Equal(20, world.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void A_seat_that_was_lost_meanwhile_is_no_longer_held()
    {
        world.Online(Snapshots.Lobby(5)).Drop();
        world.Pass(250);
        world.Greet();
        Assert.Null(world.Client.CurrentLobby);
        Assert.Equal((5, null), (world.Changes[^1].Before?.Version, world.Changes[^1].After));
    }

    [Fact]
    public async Task A_session_that_is_replaced_ends_the_client_for_good()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        var reasons = new List<string>();
        world.Client.SessionReplaced += push => reasons.Add($"{world.Client.State}: {push.Reason}");
        var asked = world.Client.Member.Ready(new(true));
        socket.Receive(new SessionReplacedPush { Reason = "connectedElsewhere" });
        socket.Drop();
        Assert.Equal(ErrorCodes.Replaced, (await World.Refusal(asked)).Code);
        Assert.Equal(ErrorCodes.Replaced, (await World.Refusal(world.Client.Lobby.Leave())).Code);
        Assert.Equal(ErrorCodes.Replaced, (await World.Refusal(world.Client.Connect())).Code);
        world.Clock.Advance(World.Renewal);
        world.Client.Close();
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
        Assert.Equal(["Replaced: connectedElsewhere"], reasons);
        Assert.Single(world.Sockets);
    }

    [Fact]
    public void A_greeting_that_comes_after_the_player_has_connected_elsewhere_ends_the_client_too()
    {
        _ = world.Client.Connect();
        world.Last.LetIn();
        world.Last.Refuse(world.Last.Sent[0].Id, ErrorCodes.Forbidden);
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
    }

    [Fact]
    public void A_player_that_was_not_told_of_a_change_learns_it_by_the_next_greeting()
    {
        var socket = GreetedInALobby();
        socket.GreetAgain(("missed", new[] { Snapshots.Push(6).ToJson() }));
        Assert.Equal((6, "v6"), (world.Client.CurrentLobby!.Version, world.Client.CurrentLobby.Name));
        Assert.Equal(6, Assert.IsType<LobbyChangedPush>(world.Pushes[^1]).Version);
    }

    [Fact]
    public void A_player_that_was_not_told_of_many_changes_learns_them_by_the_next_greeting()
    {
        var socket = GreetedInALobby();
        socket.GreetAgain(("lobby", Snapshots.Lobby(300).ToJson()));
        Assert.Equal(300, world.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void A_player_that_was_not_told_of_its_removal_learns_it_by_the_next_greeting()
    {
        var socket = GreetedInALobby();
        socket.GreetAgain(("lobby", null));
        Assert.Null(world.Client.CurrentLobby);
    }

    [Fact]
    public async Task A_player_that_was_not_told_that_it_is_replaced_learns_it_by_the_next_greeting()
    {
        var socket = GreetedInALobby();
        socket.Refuse(socket.Requests("session.hello")[^1].Id, ErrorCodes.Forbidden);
        await Wait.Until(() => world.Client.State is ConnectionState.Replaced);
        Assert.True(socket.IsClosed);
        world.Clock.Advance(World.Renewal);
        Assert.Single(world.Sockets);
    }

    /// <summary>The first greeting told of a lobby, and the next one is not answered yet.</summary>
    private FakeSocket GreetedInALobby()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        socket.AnswersCalls = false;
        world.Clock.Advance(World.Greeting);
        Assert.Equal("""{"protocol":1,"lobbyId":"l1","version":5}""", socket.Requests("session.hello")[^1].Data.GetRawText());
        return socket;
    }
}
