using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class Reconnecting : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

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
}
