using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

/// <summary>The service closes a connection after two hours; the client opens another before that.</summary>
public sealed class RenewingConnections : IDisposable
{
    private static readonly SessionReplacedPush Replaced = new() { Reason = "connectedElsewhere" };

    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public void A_connection_is_renewed_before_the_two_hour_limit_without_a_state_change()
    {
        var old = harness.GoOnline(Snapshots.Lobby(5));
        harness.States.Clear();
        harness.Clock.Advance(ClientHarness.RenewalDelay - TimeSpan.FromMilliseconds(1));
        Assert.Single(harness.Sockets);
        harness.Advance(1);
        Assert.Equal(2, harness.Sockets.Count);
        Assert.False(old.IsClosed);

        old.Receive(Replaced);
        old.Drop();
        harness.AcceptConnection(missed: [Snapshots.Push(6)]);
        Assert.Empty(harness.States);
        Assert.Empty(harness.Pushes.OfType<SessionReplacedPush>());
        Assert.Equal(6, harness.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void The_renewal_time_counts_from_the_handshake()
    {
        _ = harness.Client.ConnectAsync();
        harness.Advance(8_000);
        harness.AcceptConnection();
        harness.Clock.Advance(ClientHarness.RenewalDelay - TimeSpan.FromMilliseconds(8_001));
        Assert.Single(harness.Sockets);
        harness.Advance(1);
        Assert.Equal(2, harness.Sockets.Count);
    }

    [Fact]
    public void The_old_connection_is_closed_once_the_new_one_is_in_use()
    {
        var old = Renewing();
        Assert.False(old.IsClosed);
        harness.AcceptConnection(missed: []);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public async Task A_request_made_during_renewal_is_sent_over_the_new_connection()
    {
        var old = Renewing();
        var request = harness.Client.SetReadyAsync(true);
        Assert.Empty(old.Requests("member.ready"));
        harness.AcceptConnection(missed: []);
        harness.LatestSocket.Reply(harness.LatestSocket.Requests("member.ready")[0].Id, new { version = 6 });
        Assert.Equal(6, (await request).Version);
    }

    [Fact]
    public async Task A_request_refused_over_the_old_connection_is_sent_again_over_the_new_one()
    {
        var old = harness.GoOnline();
        harness.Clock.Advance(ClientHarness.RenewalDelay - TimeSpan.FromSeconds(5));
        var request = harness.Client.JoinLobbyAsync(new() { Code = "K7QF2M" });
        harness.Advance(5_000);
        Assert.NotSame(old, harness.LatestSocket);
        var id = old.Requests("lobby.join")[0].Id;
        old.Refuse(id, ErrorCodes.Forbidden);
        harness.AcceptConnection();
        Assert.Equal(id, harness.LatestSocket.Requests("lobby.join")[0].Id);
        harness.LatestSocket.Reply(id, Snapshots.Lobby(5));
        Assert.Equal(5, (await request).Version);
    }

    [Fact]
    public async Task The_old_connection_stays_in_use_when_the_new_one_fails_to_open()
    {
        var old = Renewing();
        var request = harness.Client.SetReadyAsync(true);
        harness.LatestSocket.Drop();
        old.Reply(old.Requests("member.ready")[0].Id, new { version = 6 });
        await request;
        harness.Advance(250);
        Assert.Equal(3, harness.Sockets.Count);
        harness.AcceptConnection(missed: []);
        Assert.Empty(harness.States);
        Assert.Empty(harness.Losses);
    }

    [Fact]
    public void A_session_replaced_during_a_token_fetch_ends_the_client()
    {
        RenewingWithoutToken().Receive(Replaced);
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
    }

    [Fact]
    public void A_connection_lost_during_a_token_fetch_is_reported_at_once()
    {
        RenewingWithoutToken().Drop();
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        Assert.Equal(TimeSpan.Zero, Assert.Single(harness.Losses).RetryIn);
    }

    [Fact]
    public void Close_code_1000_during_a_token_fetch_means_replaced()
    {
        RenewingWithoutToken().CloseByService(1000);
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
    }

    [Fact]
    public void A_connection_unresponsive_during_a_token_fetch_is_not_used_again()
    {
        var old = RenewingWithoutToken();
        _ = harness.Client.SetReadyAsync(true);
        harness.Advance(10_000);
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        harness.Advance(50_000);
        Assert.True(old.IsClosed);
        Assert.Equal(2, harness.Losses.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_old_connection_is_not_used_again_once_the_new_one_opened_or_took_over(bool isOpen)
    {
        var old = Renewing();
        if (isOpen) harness.LatestSocket.CompleteHandshake();
        else old.Receive(Replaced);
        harness.LatestSocket.Drop();
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public void The_old_connection_is_not_used_again_when_the_handshake_times_out()
    {
        var old = Renewing();
        harness.Advance(10_000);
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public async Task Close_code_1000_means_replaced_even_when_the_push_was_lost()
    {
        harness.GoOnline().CloseByService(1000);
        harness.Advance(60_000);
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
        Assert.Single(harness.Sockets);
        Assert.Equal(
            "The service closed the connection, probably because the player has connected from elsewhere.",
            (await ClientHarness.FailureOf(harness.Client.ConnectAsync())).Message);
    }

    [Fact]
    public void A_connection_closed_at_the_services_limit_is_reopened()
    {
        harness.GoOnline().CloseByService(1001);
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
    }

    [Fact]
    public void A_replacement_of_the_new_connection_ends_the_client()
    {
        Renewing();
        harness.LatestSocket.CompleteHandshake();
        harness.LatestSocket.Receive(Replaced);
        Assert.Equal(ConnectionState.Replaced, harness.Client.State);
    }

    [Fact]
    public void A_lobby_joined_over_the_old_connection_survives_an_earlier_hello()
    {
        var old = harness.GoOnline();
        harness.Clock.Advance(ClientHarness.RenewalDelay - TimeSpan.FromSeconds(5));
        _ = harness.Client.JoinLobbyAsync(new() { Code = "K7QF2M" });
        harness.Advance(5_000);
        harness.LatestSocket.CompleteHandshake();
        old.Reply(old.Requests("lobby.join")[0].Id, Snapshots.Lobby(5));
        harness.ReplyToHello();
        Assert.Equal(5, harness.Client.CurrentLobby!.Version);
    }

    /// <summary>Starts a renewal whose token never arrives. Returns the old socket.</summary>
    private FakeSocket RenewingWithoutToken()
    {
        var old = harness.GoOnline();
        harness.Token = _ => new TaskCompletionSource<string>().Task;
        harness.Clock.Advance(ClientHarness.RenewalDelay);
        return old;
    }

    /// <summary>Starts a renewal whose new socket has not opened. Returns the old socket.</summary>
    private FakeSocket Renewing()
    {
        var old = harness.GoOnline(Snapshots.Lobby(5));
        harness.Clock.Advance(ClientHarness.RenewalDelay);
        Assert.Equal(2, harness.Sockets.Count);
        harness.States.Clear();
        return old;
    }
}
