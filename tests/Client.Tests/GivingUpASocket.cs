using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

/// <summary>A socket may be dead without anyone having said so.</summary>
public sealed class GivingUpASocket : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_socket_that_answers_nothing_for_ten_seconds_gives_way_to_another()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        _ = world.Client.Member.Ready(new(true));
        world.Pass(10_000);
        Assert.Equal(2, world.Sockets.Count);
        world.Greet(missed: []);
        Assert.True(socket.IsClosed);
        Assert.Equal(socket.Requests("member.ready")[0].Id, world.Last.Requests("member.ready")[0].Id);
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Online, ConnectionState.Reconnecting, ConnectionState.Online],
            world.States);
    }

    [Fact]
    public void A_socket_that_gives_way_is_told_to_be_lost_at_once_also_while_its_successors_token_takes_long()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        world.Token = _ => new TaskCompletionSource<string>().Task;
        _ = world.Client.Member.Ready(new(true));
        world.Pass(9_999);
        Assert.Equal(ConnectionState.Online, world.Client.State);
        world.Pass(1);
        Assert.Equal(ConnectionState.Reconnecting, world.Client.State);
        var lost = Assert.Single(world.Losses);
        Assert.Equal((1, TimeSpan.Zero), (lost.Attempt, lost.RetryIn));
        Assert.Equal(ErrorCodes.Timeout, Assert.IsType<LobbyException>(lost.Cause).Code);
        Assert.False(socket.IsClosed);

        _ = world.Client.Member.Ready(new(true));
        world.Pass(10_000);
        socket.Drop();
        Assert.Single(world.Losses);
        world.Pass(50_000);
        Assert.Equal([0, 500], world.Losses.Select(next => next.RetryIn.TotalMilliseconds));
    }

    [Fact]
    public void Who_closes_when_told_of_a_socket_that_gives_way_has_no_other_opened()
    {
        world.Online();
        _ = world.Client.Member.Ready(new(true));
        world.Client.SessionLost += _ => world.Client.Close();
        world.Pass(10_000);
        Assert.Single(world.Sockets);
        Assert.Equal(ConnectionState.Closed, world.Client.State);
    }
}
