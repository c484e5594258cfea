using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Matches;

public sealed class StartingAndEndingMatches : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task The_reply_to_a_start_contains_the_time_when_the_match_begins()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        foreach (var client in clients) await client.Done(new SetReady { Ready = true });

        var reply = await clients[0].Done(new StartMatch());

        Assert.Equal(new StartReply(5, Noon.AddSeconds(5)), reply);
        Assert.Equal(reply, await clients[0].Done(new StartMatch()));
    }

    [Fact]
    public async Task A_start_without_all_players_ready_requires_force()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        Assert.Equal(Refusals.NotReady, (await clients[0].Send(new StartMatch())).Error);
        Assert.False((await clients[0].Send(new StartMatch { Force = true })).IsRefused);
    }

    [Fact]
    public async Task A_member_other_than_the_host_cannot_start_cancel_or_end_a_match()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        Assert.Equal(Refusals.NotHost, (await clients[1].Send(new StartMatch { Force = true })).Error);
        await clients[0].Done(new StartMatch { Force = true });
        Assert.Equal(Refusals.NotHost, (await clients[1].Send(new CancelMatch())).Error);
        await Begin();
        Assert.Equal(Refusals.NotHost, (await clients[1].Send(new EndMatch())).Error);
    }

    [Fact]
    public async Task The_host_cancels_a_start()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });

        Assert.Equal(4, (await clients[0].Done(new CancelMatch())).Version);
        Assert.Equal(LobbyStatus.Open, (await host.Stored(lobby)).Status);
        Assert.Equal(4, (await clients[0].Done(new CancelMatch())).Version);
    }

    [Fact]
    public async Task The_host_ends_the_match_with_a_result()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });
        await Begin();

        Assert.Equal(5, (await clients[0].Done(new EndMatch { Result = "3:2" })).Version);
        Assert.Equal("3:2", (await host.Stored(lobby)).LastChange!.Detail);
    }

    [Fact]
    public async Task A_game_server_ends_any_match_by_its_lobby_id()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });
        await Begin();
        var server = await host.Connect(new PlayerId("server"), rights: CallerRights.Admin);

        await server.Done(new EndMatch { LobbyId = lobby });

        Assert.Equal(LobbyStatus.Open, (await host.Stored(lobby)).Status);
        Assert.Equal(Refusals.NoSuchLobby, (await server.Send(new EndMatch { LobbyId = new LobbyId("nowhere") })).Error);
    }

    [Fact]
    public async Task Acting_on_a_lobby_by_its_id_requires_a_scope()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        Assert.Equal(Refusals.NotServer, (await clients[0].Send(new EndMatch { LobbyId = lobby })).Error);
        Assert.Equal(Refusals.NotAdmin, (await clients[0].Send(new CloseLobby { LobbyId = lobby })).Error);
        Assert.Equal(Refusals.NotServer, (await clients[0].Send(new UpdateLobby { LobbyId = lobby })).Error);
    }

    [Fact]
    public async Task A_player_without_a_lobby_cannot_get_ready_or_act_on_a_match()
    {
        var ada = await host.Connect(Ada);

        Assert.Equal(Refusals.NotInLobby, (await ada.Send(new StartMatch())).Error);
        Assert.Equal(Refusals.NotInLobby, (await ada.Send(new CancelMatch())).Error);
        Assert.Equal(Refusals.NotInLobby, (await ada.Send(new EndMatch())).Error);
        Assert.Equal(Refusals.NotInLobby, (await ada.Send(new SetReady { Ready = true })).Error);
    }

    private async Task Begin()
    {
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.Send(new SweepLobbies());
    }

    public void Dispose() => host.Dispose();
}
