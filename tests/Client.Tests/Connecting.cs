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
    public async Task The_first_connection_fails_when_its_hello_is_invalid()
    {
        var connecting = harness.Client.ConnectAsync();
        harness.LatestSocket.CompleteHandshake();
        harness.LatestSocket.Refuse(harness.LatestSocket.Sent[0].Id, ErrorCodes.InvalidRequest);
        Assert.Equal(ErrorCodes.InvalidRequest, (await ClientHarness.FailureOf(connecting)).Code);
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
}
