using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class Connecting : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_client_is_closed_then_connects_and_is_online()
    {
        Assert.Equal(ConnectionState.Closed, world.Client.State);
        var connected = world.Client.Connect();
        Assert.Equal(("wss://lobby.test/v1", "token1"), (world.Last.Url.ToString(), world.Last.Token));
        Assert.False(connected.IsCompleted);
        world.Greet();
        await connected;
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Online], world.States);
        Assert.Equal(("p1", "Ada"), (world.Client.PlayerId, world.Client.PlayerName));
    }

    [Fact]
    public async Task Connecting_twice_opens_one_socket()
    {
        world.Online();
        await world.Client.Connect();
        Assert.Single(world.Sockets);
    }

    [Fact]
    public void Each_socket_is_opened_with_a_token_of_its_own()
    {
        world.Online().Drop();
        world.Pass(250);
        Assert.Equal(["token1", "token2"], world.Sockets.Select(socket => socket.Token));
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
    }

    [Fact]
    public void A_token_provider_that_fails_is_asked_again()
    {
        var works = world.Token;
        var reason = new InvalidOperationException("signed out");
        world.Token = _ => throw reason;
        _ = world.Client.Connect();
        Assert.Equal(new SessionLost(reason, 1, TimeSpan.FromMilliseconds(250)), Assert.Single(world.Losses));
        world.Token = works;
        world.Pass(250);
        world.Greet();
        Assert.Equal(ConnectionState.Online, world.Client.State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_token_provider_that_gives_none_has_failed(string? token)
    {
        world.Token = _ => Task.FromResult(token!);
        _ = world.Client.Connect();
        Assert.Equal("The token provider gave no token.", Assert.Single(world.Losses).Cause!.Message);
        Assert.Empty(world.Sockets);
        world.Token = _ => null!;
        world.Pass(250);
        Assert.Equal("The token provider gave no token.", world.Losses[1].Cause!.Message);
    }

    [Theory]
    [InlineData("/v1", UriKind.Relative)]
    [InlineData("http://lobby.test/v1", UriKind.Absolute)]
    [InlineData("https://lobby.test/v1", UriKind.Absolute)]
    [InlineData("ftp://lobby.test/v1", UriKind.Absolute)]
    public void An_address_that_no_socket_can_be_opened_to_is_refused_at_once(string url, UriKind kind)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new LobbyClient(new(url, kind), _ => Task.FromResult("token")));
        Assert.Equal("url", refusal.ParamName);
    }

    [Fact]
    public void A_client_without_an_address_or_a_token_provider_is_refused_at_once()
    {
        Assert.Equal("url", Assert.Throws<ArgumentNullException>(() => new LobbyClient(null!, _ => Task.FromResult("token"))).ParamName);
        Assert.Equal("token", Assert.Throws<ArgumentNullException>(() => new LobbyClient(new("ws://localhost/v1"), null!)).ParamName);
    }

    [Fact]
    public void A_token_may_take_a_while_but_not_for_ever()
    {
        var asked = new List<CancellationToken>();
        world.Token = ct =>
        {
            asked.Add(ct);
            return new TaskCompletionSource<string>().Task;
        };
        _ = world.Client.Connect();
        world.Pass(59_999);
        Assert.False(Assert.Single(asked).IsCancellationRequested);
        world.Pass(1);
        Assert.True(asked[0].IsCancellationRequested);
        world.Pass(250);
        Assert.Equal(2, asked.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_that_comes_after_closing_changes_nothing(bool isGood)
    {
        var token = new TaskCompletionSource<string>();
        world.Token = _ => token.Task;
        _ = world.Client.Connect();
        world.Client.Close();
        if (isGood) token.SetResult("late");
        else token.SetException(new InvalidOperationException("late"));
        Assert.Empty(world.Sockets);
        Assert.Empty(world.Losses);
        Assert.Equal(ConnectionState.Closed, world.Client.State);
    }

    [Fact]
    public void A_token_that_nobody_waits_for_any_more_is_not_fetched_on()
    {
        var asked = CancellationToken.None;
        world.Token = ct =>
        {
            asked = ct;
            return new TaskCompletionSource<string>().Task;
        };
        _ = world.Client.Connect();
        Assert.False(asked.IsCancellationRequested);
        world.Client.Close();
        Assert.True(asked.IsCancellationRequested);
    }

    [Fact]
    public void Waits_between_tries_double_up_to_half_a_minute_each_cut_by_chance()
    {
        _ = world.Client.Connect();
        for (var attempt = 0; attempt < 9; attempt++)
        {
            world.Last.Drop();
            world.Clock.Advance(world.Losses[^1].RetryIn);
        }

        Assert.Equal(
            [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000],
            world.Losses.Select(lost => lost.RetryIn.TotalMilliseconds));
        Assert.Equal(ConnectionState.Connecting, world.Client.State);
    }

    [Fact]
    public void A_socket_that_is_dropped_right_after_it_opened_does_not_make_the_wait_short_again()
    {
        world.Online().Drop();
        world.Pass(250);
        world.Greet().Drop();
        world.Pass(500);
        var stable = world.Greet();
        world.Pass(10_000);
        stable.Drop();
        world.Pass(250);
        world.Pass(10_000);
        world.Last.Drop();
        Assert.Equal([250, 500, 250, 500], world.Losses.Select(lost => lost.RetryIn.TotalMilliseconds));
    }

    [Fact]
    public void A_socket_that_opens_and_says_nothing_is_given_up()
    {
        _ = world.Client.Connect();
        world.Last.LetIn();
        world.Pass(10_000);
        Assert.True(world.Sockets[0].IsClosed);
        world.Pass(250);
        world.Greet();
        Assert.Equal(ConnectionState.Online, world.Client.State);
    }

    [Fact]
    public void A_greeting_that_is_refused_is_tried_again()
    {
        _ = world.Client.Connect();
        world.Last.LetIn();
        world.Last.Refuse(world.Last.Sent[0].Id, ErrorCodes.Unavailable);
        Assert.Equal(ErrorCodes.Unavailable, Assert.IsType<LobbyException>(world.Losses[0].Cause).Code);
        world.Pass(250);
        Assert.Equal(2, world.Sockets.Count);
    }

    [Fact]
    public async Task Closing_ends_everything()
    {
        var socket = world.Online();
        var asked = world.Client.Lobby.Get();
        world.Client.Close();
        Assert.Equal(ErrorCodes.Closed, (await World.Refusal(asked)).Code);
        Assert.Equal(ErrorCodes.Closed, (await World.Refusal(world.Client.Lobby.Get())).Code);
        Assert.True(socket.IsClosed);
        world.Clock.Advance(World.Renewal);
        Assert.Single(world.Sockets);
        Assert.Single(socket.Requests("session.hello"));
    }

    [Fact]
    public async Task Closing_while_connecting_throws_and_a_closed_client_may_connect_again()
    {
        var connecting = world.Client.Connect();
        world.Client.Close();
        Assert.Equal(ErrorCodes.Closed, (await World.Refusal(connecting)).Code);
        world.Online();
        Assert.Equal(ConnectionState.Online, world.Client.State);
    }

    [Fact]
    public async Task A_disposed_client_neither_connects_again_nor_asks_for_anything()
    {
        var socket = world.Online();
        var asked = world.Client.Lobby.Get();
        world.Client.Dispose();
        Assert.Equal(ErrorCodes.Closed, (await World.Refusal(asked)).Code);
        Assert.True(socket.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.Client.Connect());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.Client.Lobby.Get());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.Client.Request("lobby.get", default));
        world.Client.Close();
        world.Client.Dispose();
        Assert.Single(world.Sockets);
        Assert.Equal(ConnectionState.Closed, world.Client.State);
    }

    [Fact]
    public async Task Who_stops_waiting_for_the_connection_does_not_stop_it()
    {
        using var patience = new CancellationTokenSource();
        var connecting = world.Client.Connect(patience.Token);
        patience.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        world.Greet();
        Assert.Equal(ConnectionState.Online, world.Client.State);
    }

    [Fact]
    public void A_socket_is_greeted_over_anew_every_four_minutes_so_it_never_idles()
    {
        var socket = world.Online();
        world.Clock.Advance(World.Greeting - TimeSpan.FromMilliseconds(1));
        Assert.Single(socket.Requests("session.hello"));
        world.Pass(1);
        Assert.Equal(2, socket.Requests("session.hello").Count);
        world.Clock.Advance(World.Greeting);
        Assert.Equal(3, socket.Requests("session.hello").Count);
    }

    [Fact]
    public void Who_closes_on_hearing_that_the_socket_is_up_stays_closed()
    {
        world.Client.SessionOpened += _ => world.Client.Close();
        world.Online();
        Assert.Equal(ConnectionState.Closed, world.Client.State);
        Assert.True(world.Last.IsClosed);
    }

    [Fact]
    public void The_services_clock_is_read_off_its_replies_the_quickest_of_them()
    {
        using var slow = new World(answersCalls: false);
        var socket = slow.Online(serverTime: Snapshots.Start.AddSeconds(5));
        Assert.Equal(Snapshots.Start.AddSeconds(5), slow.Client.ServerNow);

        _ = slow.Client.Session.Ping();
        slow.Pass(200);
        socket.Reply(socket.Requests("session.ping")[0].Id, new { serverTime = slow.Clock.GetUtcNow().AddSeconds(8) });
        Assert.Equal(TimeSpan.FromSeconds(5), slow.Client.ServerNow - slow.Clock.GetUtcNow());
    }

    [Fact]
    public void Frames_that_are_not_of_this_protocol_are_passed_over()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        socket.Receive(
            "hello",
            "[1]",
            """{"message":"Internal server error","connectionId":"c","requestId":"r"}""",
            """{"type":7}""");
        socket.Reply("unheard-of");
        Assert.Equal(ConnectionState.Online, world.Client.State);
        Assert.Empty(world.Pushes);
    }
}
