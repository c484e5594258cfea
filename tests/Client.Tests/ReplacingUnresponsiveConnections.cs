using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

/// <summary>A connection can be dead although neither side has closed it.</summary>
public sealed class ReplacingUnresponsiveConnections : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public void A_connection_without_a_reply_for_ten_seconds_is_replaced()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        _ = harness.Client.SetReadyAsync(true);
        harness.Advance(10_000);
        Assert.Equal(2, harness.Sockets.Count);
        harness.AcceptConnection(missed: []);
        Assert.True(socket.IsClosed);
        Assert.Equal(socket.Requests("member.ready")[0].Id, harness.LatestSocket.Requests("member.ready")[0].Id);
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Online, ConnectionState.Reconnecting, ConnectionState.Online],
            harness.States);
    }

    [Fact]
    public void An_unresponsive_connection_is_reported_before_the_next_token_arrives()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        harness.Token = _ => new TaskCompletionSource<string>().Task;
        _ = harness.Client.SetReadyAsync(true);
        harness.Advance(9_999);
        Assert.Equal(ConnectionState.Online, harness.Client.State);
        harness.Advance(1);
        Assert.Equal(ConnectionState.Reconnecting, harness.Client.State);
        var lost = Assert.Single(harness.Losses);
        Assert.Equal((1, TimeSpan.Zero), (lost.Attempt, lost.RetryIn));
        Assert.Equal(ErrorCodes.Timeout, Assert.IsType<LobbyException>(lost.Cause).Code);
        Assert.False(socket.IsClosed);

        _ = harness.Client.SetReadyAsync(true);
        harness.Advance(10_000);
        socket.Drop();
        Assert.Single(harness.Losses);
        harness.Advance(50_000);
        Assert.Equal([0, 500], harness.Losses.Select(next => next.RetryIn.TotalMilliseconds));
    }

    [Fact]
    public void Closing_in_a_SessionLost_handler_opens_no_other_connection()
    {
        harness.GoOnline();
        _ = harness.Client.SetReadyAsync(true);
        harness.Client.SessionLost += _ => harness.Client.CloseAsync();
        harness.Advance(10_000);
        Assert.Single(harness.Sockets);
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
    }
}
