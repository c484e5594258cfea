using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

/// <summary>The client holds a lobby that its player is no longer in.</summary>
public sealed class RecoveringFromALostRemoval : IDisposable
{
    private readonly ClientHarness harness = new();
    private readonly FakeSocket socket;
    private readonly LobbyRemovedPush kicked = new() { LobbyId = "l1", Version = 6, Reason = Reason.Kicked, Detail = "Idle" };

    public RecoveringFromALostRemoval()
    {
        socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.AutoReplies = false;
    }

    private LobbyClient Client => harness.Client;

    private IReadOnlyList<SentFrame> Resyncs => [.. socket.Requests("session.hello").Skip(1)];

    public void Dispose() => harness.Dispose();

    [Fact]
    public async Task A_refusal_with_not_in_lobby_makes_the_client_ask_why_and_drop_the_lobby()
    {
        var removals = new List<LobbyRemovedPush>();
        Client.LobbyRemoved += removals.Add;
        var request = Client.SetReadyAsync(true);
        Refuse("member.ready");
        Assert.Equal(ErrorCodes.NotInLobby, (await ClientHarness.FailureOf(request)).Code);
        Assert.Equal("""{"protocol":1,"lobbyId":"l1","version":5}""", Assert.Single(Resyncs).Data.GetRawText());

        socket.ReplyToLatestHello(("lobby", null), ("missed", new[] { kicked.ToJson() }));

        Assert.Null(Client.CurrentLobby);
        Assert.Equal([kicked], removals);
    }

    [Fact]
    public void The_lobby_is_dropped_without_a_reason_when_the_service_has_none()
    {
        _ = Client.SetReadyAsync(true);
        Refuse("member.ready");
        socket.ReplyToLatestHello(("lobby", null));
        Assert.Null(Client.CurrentLobby);
        Assert.Empty(harness.Pushes);
    }

    [Fact]
    public async Task Leaving_a_lobby_that_the_player_is_no_longer_in_succeeds()
    {
        var leaving = Client.LeaveLobbyAsync();
        Refuse("lobby.leave");
        await leaving;
        Assert.Null(Client.CurrentLobby);

        socket.ReplyToLatestHello(("lobby", null), ("missed", new[] { kicked.ToJson() }));

        Assert.Equal([kicked], harness.Pushes);
    }

    [Fact]
    public async Task Leaving_while_in_no_lobby_is_refused()
    {
        socket.Receive(kicked);
        var leaving = Client.LeaveLobbyAsync();
        Refuse("lobby.leave");
        Assert.Equal(ErrorCodes.NotInLobby, (await ClientHarness.FailureOf(leaving)).Code);
        Assert.Empty(Resyncs);
    }

    [Fact]
    public async Task Concurrent_refusals_cause_one_hello()
    {
        _ = Client.SetReadyAsync(true);
        _ = Client.GetLobbyAsync();
        Refuse("member.ready");
        Refuse("lobby.get");
        Assert.Single(Resyncs);

        socket.ReplyToLatestHello(("lobby", Snapshots.Lobby(7).ToJson()));
        await Wait.Until(() =>
        {
            _ = Client.SetReadyAsync(true);
            Refuse("member.ready");
            return Resyncs.Count == 2;
        });
    }

    [Fact]
    public void A_reason_that_arrives_twice_is_raised_once()
    {
        _ = Client.SetReadyAsync(true);
        Refuse("member.ready");
        socket.ReplyToLatestHello(("lobby", null), ("missed", new[] { kicked.ToJson() }));
        socket.Receive(kicked);
        Assert.Equal([kicked], harness.Pushes);
    }

    [Fact]
    public void A_late_refusal_does_not_drop_a_lobby_that_the_player_is_in()
    {
        _ = Client.SetReadyAsync(true);
        Refuse("member.ready");
        socket.ReplyToLatestHello(("lobby", null), ("missed", Array.Empty<object>()));
        Assert.Equal(5, Client.CurrentLobby!.Version);
    }

    private void Refuse(string action) => socket.Refuse(socket.Requests(action)[^1].Id, ErrorCodes.NotInLobby);
}
