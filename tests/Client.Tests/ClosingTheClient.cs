using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ClosingTheClient : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

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
    public void Closing_in_a_SessionOpened_handler_keeps_the_client_closed()
    {
        harness.Client.SessionOpened += _ => harness.Client.CloseAsync();
        harness.GoOnline();
        Assert.Equal(ConnectionState.Closed, harness.Client.State);
        Assert.True(harness.LatestSocket.IsClosed);
    }
}
