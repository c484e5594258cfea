using GameLobby.Application.Admin;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Admin;

public sealed class LookingUpAPlayer : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_connected_player_is_shown_with_the_lobby_and_the_seat()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var bob = await Get();

        Assert.Equal((Noon, Noon.AddMinutes(5)), (bob.ConnectedAt, bob.LastSeenAt));
        Assert.Equal((lobby, Role.Player), (bob.Lobby?.LobbyId, bob.Member?.Role));
    }

    [Fact]
    public async Task A_player_who_lost_the_connection_was_last_seen_then()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Send(new EndSession(Bob, clients[1].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        var bob = await Get();

        Assert.Equal((null, Noon.AddMinutes(1)), (bob.ConnectedAt, bob.LastSeenAt));
        Assert.Equal(Presence.Away, bob.Member?.Presence);
    }

    [Fact]
    public async Task A_connection_that_has_expired_counts_as_lost()
    {
        await host.Connect(Bob);
        host.Clock.Advance(ConnectionLifetime);

        var bob = await Get();

        Assert.Equal((null, Noon), (bob.ConnectedAt, bob.LastSeenAt));
    }

    [Fact]
    public async Task A_player_who_left_is_in_no_lobby()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new LeaveLobby());

        var bob = await Get();

        Assert.Null(bob.Lobby);
        Assert.Null(bob.Member);
    }

    [Fact]
    public async Task A_player_who_never_connected_is_not_found()
    {
        var admin = await host.Connect(Eve, rights: CallerRights.Admin);

        Assert.Equal(Refusals.UnknownPlayer, (await admin.Send(new GetPlayer { PlayerId = Bob })).Error);
    }

    public void Dispose() => host.Dispose();

    private async Task<PlayerReply> Get() =>
        await (await host.Connect(Eve, rights: CallerRights.Admin)).Done(new GetPlayer { PlayerId = Bob });
}
