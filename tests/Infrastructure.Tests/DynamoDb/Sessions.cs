using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

public abstract class Sessions(TestKit.Engines.DynamoDb engine) : OnATable(engine)
{
    private static readonly PlayerId Ada = new("ada");

    [Fact]
    public async Task A_player_never_seen_has_no_session_and_no_lobby() =>
        Assert.Equal(new Player(Ada, null, null, 0), await Get());

    [Fact]
    public async Task A_new_socket_takes_the_session_over()
    {
        Assert.True(await Connect("first", 0));
        Assert.True(await Connect("second", 1));

        Assert.Equal(Socket("second", 1), (await Get()).Connection);
    }

    [Fact]
    public async Task An_older_socket_that_comes_late_does_not_take_it_back()
    {
        await Connect("second", 1);

        Assert.False(await Connect("first", 0));
        Assert.Equal(Socket("second", 1), (await Get()).Connection);
    }

    [Fact]
    public async Task A_connect_that_is_told_twice_is_taken_twice()
    {
        await Connect("first", 0);

        Assert.True(await Connect("first", 0));
    }

    [Fact]
    public async Task The_end_of_the_sessions_socket_ends_the_session()
    {
        await Connect("first", 0);

        var player = await Players.Disconnect(Ada, new ConnectionId("first"), CancellationToken.None);

        Assert.Null(player.Connection);
        Assert.Equal(player, await Get());
    }

    [Fact]
    public async Task The_end_of_an_older_socket_changes_nothing()
    {
        await Connect("first", 0);
        await Connect("second", 1);

        var player = await Players.Disconnect(Ada, new ConnectionId("first"), CancellationToken.None);

        Assert.Equal(Socket("second", 1), player.Connection);
        Assert.Equal(player, await Get());
    }

    [Fact]
    public async Task The_end_of_a_socket_told_twice_still_tells_the_lobby()
    {
        await Connect("first", 0);
        await Lobbies.Save(null, Sample.Lobby("lobby-1"), await Get(), CancellationToken.None);
        await Players.Disconnect(Ada, new ConnectionId("first"), CancellationToken.None);

        var again = await Players.Disconnect(Ada, new ConnectionId("first"), CancellationToken.None);

        Assert.Equal(new Player(Ada, null, new LobbyId("lobby-1"), 1), again);
    }

    [Fact]
    public async Task An_older_connect_that_comes_after_the_newer_sockets_end_opens_nothing()
    {
        await Connect("second", 1);
        await Players.Disconnect(Ada, new ConnectionId("second"), CancellationToken.None);

        Assert.False(await Connect("first", 0));
    }

    [Fact]
    public async Task The_end_of_a_socket_of_nobodys_is_no_mistake() => Assert.Equal(
        new Player(Ada, null, null, 0), await Players.Disconnect(Ada, new ConnectionId("first"), CancellationToken.None));

    [Fact]
    public async Task Of_two_seatings_at_once_one_is_written()
    {
        await Connect("first", 0);
        var ada = await Get();

        Assert.IsType<Saved.Stored>(await Lobbies.Save(null, Sample.Lobby("lobby-1", "AAAAAA"), ada, CancellationToken.None));
        Assert.IsType<Saved.NewcomerMoved>(await Lobbies.Save(null, Sample.Lobby("lobby-2", "BBBBBB"), ada, CancellationToken.None));
        Assert.Null(await Lobbies.Get(new LobbyId("lobby-2"), CancellationToken.None));
        Assert.Equal(new LobbyId("lobby-1"), (await Get()).LastLobby);
    }

    [Fact]
    public async Task A_process_remembers_where_it_saw_a_player_last()
    {
        await Connect("first", 0);
        await Lobbies.Save(null, Sample.Lobby("lobby-1"), await Get(), CancellationToken.None);
        await using var other = Process();

        Assert.Equal(new LobbyId("lobby-1"), Players.LastSeenIn(Ada));
        Assert.Null(other.GetRequiredService<IPlayers>().LastSeenIn(Ada));
    }

    private static Connection Socket(string id, int second) => new(new ConnectionId(id), Sample.Noon.AddSeconds(second));

    private Task<Player> Get() => Players.Get(Ada, CancellationToken.None);

    private Task<bool> Connect(string id, int second) => Players.Connect(Ada, Socket(id, second), CancellationToken.None);
}

[Collection(nameof(Dynoxide))]
public sealed class SessionsOnDynoxide(Dynoxide engine) : Sessions(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class SessionsOnDynamoDbLocal(DynamoDbLocal engine) : Sessions(engine);
