using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class SessionsInDynoxide(Dynoxide engine) : Sessions(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class SessionsInDynamoDbLocal(DynamoDbLocal engine) : Sessions(engine);

public abstract class Sessions(DynamoDbServer engine) : IAsyncLifetime
{
    private static readonly PlayerId Ada = People.Ada;

    private readonly LobbyTables tables = new(engine);

    private IPlayers Players => tables.Players;

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task A_duplicate_connect_is_accepted()
    {
        Assert.True(await Players.Connect(Ada, Ada.Socket(), CancellationToken.None));
        Assert.True(await Players.Connect(Ada, Ada.Socket(), CancellationToken.None));
    }

    [Fact]
    public async Task A_duplicate_disconnect_returns_the_players_lobby_both_times()
    {
        await Players.Connect(Ada, Ada.Socket(), CancellationToken.None);
        await Seat();

        for (var times = 0; times < 2; times++)
        {
            var player = await Players.Disconnect(Ada, Ada.Socket().Id, CancellationToken.None);
            Assert.Equal(new Player(Ada, null, ALobby.Id, 1) { LastSeenAt = player.LastSeenAt }, player);
        }
    }

    [Fact]
    public async Task A_new_process_does_not_share_the_cache_of_another()
    {
        await Seat();
        var other = tables.NewProcess();

        Assert.Equal((ALobby.Id, ALobby.Id), (Players.LastSeenIn(Ada), tables.Lobbies.LastSeen(ALobby.Id)?.Id));
        Assert.Null(other.Players.LastSeenIn(Ada));
        Assert.Null(other.Lobbies.LastSeen(ALobby.Id));
    }

    private async Task Seat()
    {
        var ada = await Players.Get(Ada, CancellationToken.None);
        await tables.Lobbies.Save(null, ALobby.Of(Ada), new Newcomer(ada), CancellationToken.None);
    }
}
