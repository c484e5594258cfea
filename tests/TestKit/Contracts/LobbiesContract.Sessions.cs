using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    [Fact]
    public async Task A_connection_gets_the_session()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();

        Assert.True(await players.Connect(id, id.Socket(), default));

        Assert.Equal(id.Socket(), (await players.Get(id, default)).Connection);
    }

    [Fact]
    public async Task A_newer_connection_takes_over_the_session()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        var newer = id.Socket(2, People.Noon.AddSeconds(1));
        await players.Connect(id, id.Socket(), default);

        Assert.True(await players.Connect(id, newer, default));

        Assert.Equal(newer, (await players.Get(id, default)).Connection);
    }

    [Fact]
    public async Task An_older_connection_cannot_take_back_the_session()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        var newer = id.Socket(2, People.Noon.AddSeconds(1));
        await players.Connect(id, newer, default);

        Assert.False(await players.Connect(id, id.Socket(), default));

        Assert.Equal(newer, (await players.Get(id, default)).Connection);
    }

    [Fact]
    public async Task An_older_connection_gets_no_session_after_the_newer_one_is_gone()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        var newer = id.Socket(2, People.Noon.AddSeconds(1));
        await players.Connect(id, newer, default);
        await players.Disconnect(id, newer.Id, default);

        Assert.False(await players.Connect(id, id.Socket(), default));

        Assert.Null((await players.Get(id, default)).Connection);
    }

    [Fact]
    public async Task A_disconnect_ends_the_session_and_returns_its_player()
    {
        var (lobbies, players) = await Create();
        var id = Fresh.Player();
        await players.Connect(id, id.Socket(), default);
        var lobby = await Stored(lobbies, await players.Get(id, default));

        var left = await players.Disconnect(id, id.Socket().Id, default);

        Assert.Equal(new(id, null, lobby.Id, 1) { LastSeenAt = left.LastSeenAt }, left);
        Assert.Equal(left, await players.Get(id, default));
    }

    [Fact]
    public async Task A_player_was_last_seen_when_the_connection_began_or_ended()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        await players.Connect(id, id.Socket(), default);

        Assert.Equal(id.Socket().Since, (await players.Get(id, default)).LastSeenAt);

        await players.Disconnect(id, id.Socket().Id, default);

        Assert.NotNull((await players.Get(id, default)).LastSeenAt);
    }

    [Fact]
    public async Task The_session_survives_a_late_disconnect_of_an_older_connection()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        var newer = id.Socket(2, People.Noon.AddSeconds(1));
        await players.Connect(id, id.Socket(), default);
        await players.Connect(id, newer, default);

        var player = await players.Disconnect(id, id.Socket().Id, default);

        Assert.Equal(newer, player.Connection);
        Assert.Equal(newer, (await players.Get(id, default)).Connection);
    }

    [Fact]
    public async Task A_disconnect_of_an_unknown_connection_changes_nothing()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();

        Assert.Equal(new(id, null, null, 0), await players.Disconnect(id, id.Socket().Id, default));
        Assert.Equal(new(id, null, null, 0), await players.Get(id, default));
    }

    [Fact]
    public async Task Every_field_of_a_connection_survives_being_stored()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();
        var connection = id.Socket(7, People.Noon.AddMilliseconds(123));

        await players.Connect(id, connection, default);

        Assert.Equal(connection, (await players.Get(id, default)).Connection);
    }
}
