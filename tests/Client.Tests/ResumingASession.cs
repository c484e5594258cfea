using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ResumingASession : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public void A_reconnect_resumes_from_the_held_version()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.Receive(Snapshots.Push(6));
        socket.Drop();
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        harness.Advance(250);
        harness.AcceptConnection(missed: [Snapshots.Push(8, previous: 6)]);
        Assert.Equal("""{"protocol":1,"lobbyId":"l1","version":6}""", harness.LatestSocket.Sent[0].Data.GetRawText());
        Assert.Equal((8, "v8"), (harness.Client.CurrentLobby!.Version, harness.Client.CurrentLobby.Name));
    }

    [Fact]
    public void The_first_hello_names_no_lobby()
    {
        harness.GoOnline();
        Assert.Equal("""{"protocol":1}""", harness.LatestSocket.Sent[0].Data.GetRawText());
    }

    [Fact]
    public void A_reconnect_may_bring_a_snapshot_instead_of_the_missed_pushes()
    {
        harness.GoOnline(Snapshots.Lobby(5)).Drop();
        harness.Advance(250);
        harness.AcceptConnection(Snapshots.Lobby(20));
        Assert.Equal(20, harness.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void A_reconnect_after_losing_the_seat_clears_the_current_lobby()
    {
        harness.GoOnline(Snapshots.Lobby(5)).Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Null(harness.Client.CurrentLobby);
        Assert.Equal((5, null), (harness.Changes[^1].Before?.Version, harness.Changes[^1].After));
    }

    [Fact]
    public async Task A_replaced_session_ends_the_client_for_good()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        var reasons = new List<string>();
        harness.Client.SessionReplaced += push => reasons.Add($"{harness.Client.State}: {push.Reason}");
        var request = harness.Client.SetReadyAsync(true);
        socket.Receive(new SessionReplacedPush { Reason = "connectedElsewhere" });
        socket.Drop();
        Assert.Equal(ErrorCodes.Replaced, (await ClientHarness.FailureOf(request)).Code);
        Assert.Equal(ErrorCodes.Replaced, (await ClientHarness.FailureOf(harness.Client.LeaveLobbyAsync())).Code);
        Assert.Equal(ErrorCodes.Replaced, (await ClientHarness.FailureOf(harness.Client.ConnectAsync())).Code);
        harness.Clock.Advance(ClientHarness.RenewalDelay);
        _ = harness.Client.CloseAsync();
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
        Assert.Equal(["Replaced: connectedElsewhere"], reasons);
        Assert.Single(harness.Sockets);
    }

    [Fact]
    public async Task A_client_that_ignored_rate_limited_learns_why_it_ended()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true);
        socket.Receive(new SessionReplacedPush { Reason = "rateLimited" });
        socket.CloseByService(1000);
        foreach (var failed in new[] { request, harness.Client.LeaveLobbyAsync() })
        {
            var failure = await ClientHarness.FailureOf(failed);
            Assert.Equal(ErrorCodes.Replaced, failure.Code);
            Assert.Equal("The service ended this client because it ignored rate_limited.", failure.Message);
        }
    }

    [Fact]
    public void A_forbidden_hello_means_that_the_session_was_replaced()
    {
        _ = harness.Client.ConnectAsync();
        harness.LatestSocket.CompleteHandshake();
        harness.LatestSocket.Refuse(harness.LatestSocket.Sent[0].Id, ErrorCodes.Forbidden);
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
    }

    [Fact]
    public void The_next_hello_brings_a_missed_change()
    {
        var socket = AwaitingHelloReply();
        socket.ReplyToLatestHello(("missed", new[] { Snapshots.Push(6).ToJson() }));
        Assert.Equal((6, "v6"), (harness.Client.CurrentLobby!.Version, harness.Client.CurrentLobby.Name));
        Assert.Equal(6, Assert.IsType<LobbyChangedPush>(harness.Pushes[^1]).Version);
    }

    [Fact]
    public void The_next_hello_brings_a_snapshot_after_many_missed_changes()
    {
        var socket = AwaitingHelloReply();
        socket.ReplyToLatestHello(("lobby", Snapshots.Lobby(300).ToJson()));
        Assert.Equal(300, harness.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void The_next_hello_reveals_a_missed_removal()
    {
        var socket = AwaitingHelloReply();
        socket.ReplyToLatestHello(("lobby", null));
        Assert.Null(harness.Client.CurrentLobby);
    }

    [Fact]
    public async Task The_next_hello_reveals_a_missed_replacement()
    {
        var socket = AwaitingHelloReply();
        socket.Refuse(socket.Requests("session.hello")[^1].Id, ErrorCodes.Forbidden);
        await Wait.Until(() => harness.Client.State is ConnectionState.Replaced);
        Assert.True(socket.IsClosed);
        harness.Clock.Advance(ClientHarness.RenewalDelay);
        Assert.Single(harness.Sockets);
    }

    /// <summary>Returns a socket whose second hello, which names the held lobby, has no reply yet.</summary>
    private FakeSocket AwaitingHelloReply()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.AutoReplies = false;
        harness.Clock.Advance(ClientHarness.HelloInterval);
        Assert.Equal("""{"protocol":1,"lobbyId":"l1","version":5}""", socket.Requests("session.hello")[^1].Data.GetRawText());
        return socket;
    }
}
