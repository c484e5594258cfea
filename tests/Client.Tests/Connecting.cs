using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class Connecting : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public async Task A_client_goes_from_closed_through_connecting_to_online()
    {
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
        var connected = harness.Client.ConnectAsync();
        Assert.Equal(("wss://lobby.test/v1", "token1"), (harness.LatestSocket.Url.ToString(), harness.LatestSocket.Token));
        Assert.False(connected.IsCompleted);
        harness.AcceptConnection();
        await connected;
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Online], harness.States);
        Assert.Equal(("p1", "Ada"), (harness.Client.PlayerId, harness.Client.PlayerName));
    }

    [Fact]
    public async Task Connecting_twice_opens_one_connection()
    {
        harness.GoOnline();
        await harness.Client.ConnectAsync();
        Assert.Single(harness.Sockets);
    }

    [Fact]
    public void Each_connection_uses_a_new_token()
    {
        harness.GoOnline().Drop();
        harness.Advance(250);
        Assert.Equal(["token1", "token2"], harness.Sockets.Select(socket => socket.Token));
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
    }

    [Fact]
    public async Task Connecting_while_the_client_waits_to_retry_retries_at_once()
    {
        harness.GoOnline().Drop();
        var connected = harness.Client.ConnectAsync();
        _ = harness.Client.ConnectAsync();
        Assert.Equal(2, harness.Sockets.Count);
        harness.AcceptConnection();
        await connected;
        harness.Advance(250);
        Assert.Equal(2, harness.Sockets.Count);
    }

    [Fact]
    public async Task The_first_connection_fails_with_the_token_providers_exception()
    {
        harness.Token = _ => throw new InvalidOperationException("signed out");
        var connecting = harness.Client.ConnectAsync();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => connecting);
        Assert.Equal("signed out", exception.Message);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Closed], harness.States);
        Assert.Empty(harness.Losses);
        harness.Advance(60_000);
        Assert.Empty(harness.Sockets);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task The_first_connection_fails_without_a_token(string? token)
    {
        harness.Token = _ => Task.FromResult(token!);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Client.ConnectAsync());
        Assert.Equal("The token provider returned no token.", exception.Message);
        harness.Token = _ => null!;
        exception = await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Client.ConnectAsync());
        Assert.Equal("The token provider returned no token.", exception.Message);
        Assert.Empty(harness.Sockets);
    }

    [Fact]
    public void A_later_connection_calls_a_failed_token_provider_again()
    {
        harness.GoOnline().Drop();
        var working = harness.Token;
        var reason = new InvalidOperationException("signed out");
        harness.Token = _ => throw reason;
        harness.Advance(250);
        Assert.Equal(new SessionLost(reason, 2, TimeSpan.FromMilliseconds(500)), harness.Losses[1]);
        harness.Token = working;
        harness.Advance(500);
        harness.AcceptConnection();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public async Task The_first_connection_fails_when_the_service_refuses_it()
    {
        var connecting = harness.Client.ConnectAsync();
        var request = harness.Client.GetLobbyAsync();
        var refusal = new LobbyException(ErrorCodes.Refused, "The service refused the connection.");
        harness.LatestSocket.Drop(refusal);
        Assert.Same(refusal, await ClientHarness.FailureOf(connecting));
        Assert.Same(refusal, await ClientHarness.FailureOf(request));
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
        harness.Advance(60_000);
        Assert.Single(harness.Sockets);
        harness.GoOnline();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public void A_later_connection_that_the_service_refuses_is_retried()
    {
        harness.GoOnline().Drop();
        harness.Advance(250);
        var refusal = new LobbyException(ErrorCodes.Refused, "The service refused the connection.");
        harness.LatestSocket.Drop(refusal);
        Assert.Same(refusal, harness.Losses[1].Cause);
        harness.Advance(500);
        harness.AcceptConnection();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public async Task The_first_connection_fails_when_its_hello_is_invalid()
    {
        var connecting = harness.Client.ConnectAsync();
        harness.LatestSocket.CompleteHandshake();
        harness.LatestSocket.Refuse(harness.LatestSocket.Sent[0].Id, ErrorCodes.InvalidRequest);
        Assert.Equal(ErrorCodes.InvalidRequest, (await ClientHarness.FailureOf(connecting)).Code);
    }

    [Fact]
    public async Task Closing_the_client_completes_when_its_socket_is_closed()
    {
        var closed = new TaskCompletionSource();
        harness.GoOnline().Closing = closed.Task;
        var closing = harness.Client.CloseAsync();
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
        Assert.False(closing.IsCompleted);
        Assert.False(harness.Client.CloseAsync().IsCompleted);
        closed.SetException(new IOException("broken"));
        await closing;
    }

    [Fact]
    public void The_log_has_requests_states_and_losses_but_no_data()
    {
        var log = new List<LobbyLogEntry>();
        using var logging = new ClientHarness(log: log.Add);
        var socket = logging.GoOnline();
        _ = logging.Client.SendChatAsync("a secret");
        socket.Reply(socket.Requests("chat.send")[0].Id, new { messageId = "m1" });
        socket.Receive("not JSON", Snapshots.Push(1));
        socket.Drop(new IOException("The network broke."));
        Assert.DoesNotContain("secret", string.Concat(log), StringComparison.Ordinal);
        Assert.DoesNotContain("token1", string.Concat(log), StringComparison.Ordinal);
        var id = socket.Requests("chat.send")[0].Id;
        Assert.Equal(
            [
                "Information The connection is Connecting.",
                "Information The connection is Online.",
                $"Debug Request chat.send {id}",
                $"Debug Reply to chat.send {id}: ok",
                "Warning A message of 8 characters was ignored: it is not a frame of the protocol.",
                "Debug Push lobby.changed 1",
                "Information The connection is Reconnecting.",
                "Warning The connection is lost or could not be opened. Attempt 1 follows in 250 ms.",
            ],
            log.Select(entry => $"{entry.Level} {entry.Message}"));
        Assert.Equal("The network broke.", log[^1].Exception!.Message);
    }

    [Fact]
    public void An_exception_of_the_log_does_not_affect_the_client()
    {
        using var logging = new ClientHarness(log: _ => throw new InvalidOperationException("The disk is full."));
        logging.GoOnline();
        Assert.Equal(ConnectionState.Online, logging.Client.State);
    }

    [Theory]
    [InlineData("/v1", UriKind.Relative)]
    [InlineData("http://lobby.test/v1", UriKind.Absolute)]
    [InlineData("https://lobby.test/v1", UriKind.Absolute)]
    [InlineData("ftp://lobby.test/v1", UriKind.Absolute)]
    public void The_client_rejects_a_URL_that_is_not_a_WebSocket_URL(string url, UriKind kind)
    {
        var exception = Assert.Throws<ArgumentException>(() => new LobbyClient(new(url, kind), _ => Task.FromResult("token")));
        Assert.Equal("url", exception.ParamName);
    }

    [Fact]
    public void The_client_rejects_a_missing_URL_or_token_provider()
    {
        Assert.Equal("url", Assert.Throws<ArgumentNullException>(() => new LobbyClient(null!, _ => Task.FromResult("token"))).ParamName);
        var exception = Assert.Throws<ArgumentNullException>(() => new LobbyClient(new("ws://localhost/v1"), null!));
        Assert.Equal("tokenProvider", exception.ParamName);
    }

    [Fact]
    public void A_token_provider_that_hangs_is_cancelled_and_called_again()
    {
        var calls = new List<CancellationToken>();
        harness.Token = ct =>
        {
            calls.Add(ct);
            return new TaskCompletionSource<string>().Task;
        };
        _ = harness.Client.ConnectAsync();
        harness.Advance(59_999);
        Assert.False(Assert.Single(calls).IsCancellationRequested);
        harness.Advance(1);
        Assert.True(calls[0].IsCancellationRequested);
        harness.Advance(250);
        Assert.Equal(2, calls.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_returned_after_closing_is_ignored(bool isGood)
    {
        var token = new TaskCompletionSource<string>();
        harness.Token = _ => token.Task;
        _ = harness.Client.ConnectAsync();
        _ = harness.Client.CloseAsync();
        if (isGood) token.SetResult("late");
        else token.SetException(new InvalidOperationException("late"));
        Assert.Empty(harness.Sockets);
        Assert.Empty(harness.Losses);
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
    }

    [Fact]
    public void Closing_the_client_cancels_the_token_provider()
    {
        var providerToken = CancellationToken.None;
        harness.Token = ct =>
        {
            providerToken = ct;
            return new TaskCompletionSource<string>().Task;
        };
        _ = harness.Client.ConnectAsync();
        Assert.False(providerToken.IsCancellationRequested);
        _ = harness.Client.CloseAsync();
        Assert.True(providerToken.IsCancellationRequested);
    }

    [Fact]
    public void Reconnect_delays_double_up_to_half_a_minute_with_jitter()
    {
        _ = harness.Client.ConnectAsync();
        for (var attempt = 0; attempt < 9; attempt++)
        {
            harness.LatestSocket.Drop();
            harness.Clock.Advance(harness.Losses[^1].RetryIn);
        }

        Assert.Equal(
            [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000],
            harness.Losses.Select(lost => lost.RetryIn.TotalMilliseconds));
        Assert.Equal(ConnectionState.Connecting, harness.Client.State);
    }

    [Fact]
    public void A_short_lived_connection_does_not_reset_the_reconnect_delay()
    {
        harness.GoOnline().Drop();
        harness.Advance(250);
        harness.AcceptConnection().Drop();
        harness.Advance(500);
        var stable = harness.AcceptConnection();
        harness.Advance(10_000);
        stable.Drop();
        harness.Advance(250);
        harness.Advance(10_000);
        harness.LatestSocket.Drop();
        Assert.Equal([250, 500, 250, 500], harness.Losses.Select(lost => lost.RetryIn.TotalMilliseconds));
    }

    [Fact]
    public void A_connection_without_a_reply_to_hello_is_given_up()
    {
        _ = harness.Client.ConnectAsync();
        harness.LatestSocket.CompleteHandshake();
        harness.Advance(10_000);
        Assert.True(harness.Sockets[0].IsClosed);
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public void A_refused_hello_is_retried_over_a_new_connection()
    {
        _ = harness.Client.ConnectAsync();
        harness.LatestSocket.CompleteHandshake();
        harness.LatestSocket.Refuse(harness.LatestSocket.Sent[0].Id, ErrorCodes.Unavailable);
        Assert.Equal(ErrorCodes.Unavailable, Assert.IsType<LobbyException>(harness.Losses[0].Cause).Code);
        harness.Advance(250);
        Assert.Equal(2, harness.Sockets.Count);
    }

    [Fact]
    public async Task Closing_the_client_fails_open_requests_and_stops_all_timers()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.GetLobbyAsync();
        _ = harness.Client.CloseAsync();
        Assert.Equal(ErrorCodes.Closed, (await ClientHarness.FailureOf(request)).Code);
        Assert.Equal(ErrorCodes.Closed, (await ClientHarness.FailureOf(harness.Client.GetLobbyAsync())).Code);
        Assert.True(socket.IsClosed);
        harness.Clock.Advance(ClientHarness.RenewalDelay);
        Assert.Single(harness.Sockets);
        Assert.Single(socket.Requests("session.hello"));
    }

    [Fact]
    public async Task Closing_the_client_fails_a_pending_connect_and_allows_a_later_one()
    {
        var connecting = harness.Client.ConnectAsync();
        _ = harness.Client.CloseAsync();
        Assert.Equal(ErrorCodes.Closed, (await ClientHarness.FailureOf(connecting)).Code);
        harness.GoOnline();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public async Task A_disposed_client_throws_on_connect_and_request()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.GetLobbyAsync();
        await harness.Client.DisposeAsync();
        Assert.Equal(ErrorCodes.Closed, (await ClientHarness.FailureOf(request)).Code);
        Assert.True(socket.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => harness.Client.ConnectAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => harness.Client.GetLobbyAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => harness.Client.RequestAsync("lobby.get", default));
        _ = harness.Client.CloseAsync();
        await harness.Client.DisposeAsync();
        Assert.Single(harness.Sockets);
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
    }

    [Fact]
    public async Task Cancelling_the_wait_for_a_connection_does_not_stop_the_client()
    {
        using var cancellation = new CancellationTokenSource();
        var connecting = harness.Client.ConnectAsync(cancellation.Token);
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        harness.AcceptConnection();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
    }

    [Fact]
    public void A_hello_every_four_minutes_keeps_the_connection_from_idling()
    {
        var socket = harness.GoOnline();
        harness.Clock.Advance(ClientHarness.HelloInterval - TimeSpan.FromMilliseconds(1));
        Assert.Single(socket.Requests("session.hello"));
        harness.Advance(1);
        Assert.Equal(2, socket.Requests("session.hello").Count);
        harness.Clock.Advance(ClientHarness.HelloInterval);
        Assert.Equal(3, socket.Requests("session.hello").Count);
    }

    [Fact]
    public void Closing_in_a_SessionOpened_handler_keeps_the_client_closed()
    {
        harness.Client.SessionOpened += _ => harness.Client.CloseAsync();
        harness.GoOnline();
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
        Assert.True(harness.LatestSocket.IsClosed);
    }

    [Fact]
    public void ServerNow_follows_the_reply_with_the_shortest_round_trip()
    {
        using var slow = new ClientHarness(autoReplies: false);
        var socket = slow.GoOnline(serverTime: Snapshots.Start.AddSeconds(5));
        Assert.Equal(Snapshots.Start.AddSeconds(5), slow.Client.ServerNow);

        _ = slow.Client.PingAsync();
        slow.Advance(200);
        socket.Reply(socket.Requests("session.ping")[0].Id, new { serverTime = slow.Clock.GetUtcNow().AddSeconds(8) });
        Assert.Equal(TimeSpan.FromSeconds(5), slow.Client.ServerNow - slow.Clock.GetUtcNow());
    }

    [Fact]
    public void Frames_outside_the_protocol_are_ignored()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.Receive(
            "hello",
            "[1]",
            """{"message":"Internal server error","connectionId":"c","requestId":"r"}""",
            """{"type":7}""");
        socket.Reply("unknown-id");
        Assert.Equal(ConnectionState.Online, harness.Client.State);
        Assert.Empty(harness.Pushes);
    }
}
