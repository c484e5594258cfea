using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

/// <summary>The service ends every socket after two hours; another one takes its place before.</summary>
public sealed class ChangingSockets : IDisposable
{
    private static readonly SessionReplacedPush Replaced = new() { Reason = "connectedElsewhere" };

    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void Before_the_two_hour_limit_a_new_socket_takes_over_and_nobody_notices()
    {
        var old = world.Online(Snapshots.Lobby(5));
        world.States.Clear();
        world.Clock.Advance(World.Renewal - TimeSpan.FromMilliseconds(1));
        Assert.Single(world.Sockets);
        world.Pass(1);
        Assert.Equal(2, world.Sockets.Count);
        Assert.False(old.IsClosed);

        old.Receive(Replaced);
        old.Drop();
        world.Greet(missed: [Snapshots.Push(6)]);
        Assert.Empty(world.States);
        Assert.Empty(world.Pushes.OfType<SessionReplacedPush>());
        Assert.Equal(6, world.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void The_renewal_time_counts_from_the_handshake()
    {
        _ = world.Client.Connect();
        world.Pass(8_000);
        world.Greet();
        world.Clock.Advance(World.Renewal - TimeSpan.FromMilliseconds(8_001));
        Assert.Single(world.Sockets);
        world.Pass(1);
        Assert.Equal(2, world.Sockets.Count);
    }

    [Fact]
    public void The_old_socket_is_closed_once_the_new_one_is_in_use()
    {
        var old = Renewing();
        Assert.False(old.IsClosed);
        world.Greet(missed: []);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public async Task What_is_asked_while_sockets_change_goes_over_the_new_one()
    {
        var old = Renewing();
        var asked = world.Client.Member.Ready(new(true));
        Assert.Empty(old.Requests("member.ready"));
        world.Greet(missed: []);
        world.Last.Reply(world.Last.Requests("member.ready")[0].Id, new { version = 6 });
        Assert.Equal(6, (await asked).Version);
    }

    [Fact]
    public async Task What_the_old_socket_is_refused_while_sockets_change_is_asked_again_over_the_new_one()
    {
        var old = world.Online();
        world.Clock.Advance(World.Renewal - TimeSpan.FromSeconds(5));
        var asked = world.Client.Lobby.Join(new() { Code = "K7QF2M" });
        world.Pass(5_000);
        Assert.NotSame(old, world.Last);
        var id = old.Requests("lobby.join")[0].Id;
        old.Refuse(id, ErrorCodes.Forbidden);
        world.Greet();
        Assert.Equal(id, world.Last.Requests("lobby.join")[0].Id);
        world.Last.Reply(id, Snapshots.Lobby(5));
        Assert.Equal(5, (await asked).Version);
    }

    [Fact]
    public async Task When_the_new_socket_is_turned_away_the_old_one_stays_in_use()
    {
        var old = Renewing();
        var asked = world.Client.Member.Ready(new(true));
        world.Last.Drop();
        old.Reply(old.Requests("member.ready")[0].Id, new { version = 6 });
        await asked;
        world.Pass(250);
        Assert.Equal(3, world.Sockets.Count);
        world.Greet(missed: []);
        Assert.Empty(world.States);
        Assert.Empty(world.Losses);
    }

    [Fact]
    public void A_player_that_connects_elsewhere_while_a_new_token_is_fetched_has_replaced_this_client()
    {
        FetchingForLong().Receive(Replaced);
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
    }

    [Fact]
    public void A_socket_that_is_lost_while_a_new_token_is_fetched_is_told_to_be()
    {
        FetchingForLong().Drop();
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        Assert.Equal(TimeSpan.Zero, Assert.Single(world.Losses).RetryIn);
    }

    [Fact]
    public void A_socket_that_the_service_closes_in_good_order_while_a_new_token_is_fetched_has_been_replaced()
    {
        FetchingForLong().SayGoodbye(1000);
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
    }

    [Fact]
    public void There_is_no_way_back_to_a_socket_that_answers_nothing_while_a_new_token_is_fetched()
    {
        var old = FetchingForLong();
        _ = world.Client.Member.Ready(new(true));
        world.Pass(10_000);
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        world.Pass(50_000);
        Assert.True(old.IsClosed);
        Assert.Equal(2, world.Losses.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_the_new_socket_is_lost_after_it_opened_or_took_over_there_is_no_way_back(bool isOpen)
    {
        var old = Renewing();
        if (isOpen) world.Last.LetIn();
        else old.Receive(Replaced);
        world.Last.Drop();
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public void A_new_socket_about_which_nothing_is_heard_may_have_taken_over_so_there_is_no_way_back()
    {
        var old = Renewing();
        world.Pass(10_000);
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        Assert.True(old.IsClosed);
    }

    [Fact]
    public void A_socket_that_the_service_closes_in_good_order_has_been_replaced_though_the_frame_that_says_so_was_lost()
    {
        world.Online().SayGoodbye(1000);
        world.Pass(60_000);
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
        Assert.Single(world.Sockets);
    }

    [Fact]
    public void A_socket_that_the_service_closes_at_its_limit_is_opened_anew()
    {
        world.Online().SayGoodbye(1001);
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
    }

    [Fact]
    public void A_new_socket_that_is_itself_replaced_ends_the_client()
    {
        Renewing();
        world.Last.LetIn();
        world.Last.Receive(Replaced);
        Assert.Equal(ConnectionState.Replaced, world.Client.State);
    }

    [Fact]
    public void A_seat_that_is_taken_over_the_old_socket_is_not_lost_to_an_earlier_greeting()
    {
        var old = world.Online();
        world.Clock.Advance(World.Renewal - TimeSpan.FromSeconds(5));
        _ = world.Client.Lobby.Join(new() { Code = "K7QF2M" });
        world.Pass(5_000);
        world.Last.LetIn();
        old.Reply(old.Requests("lobby.join")[0].Id, Snapshots.Lobby(5));
        world.Answer();
        Assert.Equal(5, world.Client.CurrentLobby!.Version);
    }

    /// <summary>The old socket of a client whose planned change waits for a token.</summary>
    private FakeSocket FetchingForLong()
    {
        var old = world.Online();
        world.Token = _ => new TaskCompletionSource<string>().Task;
        world.Clock.Advance(World.Renewal);
        return old;
    }

    /// <summary>The old socket of a client whose planned change has begun.</summary>
    private FakeSocket Renewing()
    {
        var old = world.Online(Snapshots.Lobby(5));
        world.Clock.Advance(World.Renewal);
        Assert.Equal(2, world.Sockets.Count);
        world.States.Clear();
        return old;
    }
}
