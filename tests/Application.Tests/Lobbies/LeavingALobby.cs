using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class LeavingALobby : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_leaving_member_frees_their_seat()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);

        await clients[1].Done(new LeaveLobby());

        Assert.Equal([Ada], (await host.Stored(lobby)).Members.Select(member => member.Id));
        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(new LeaveLobby())).Error);
    }

    [Fact]
    public async Task A_player_without_a_lobby_cannot_leave_one() =>
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Ada)).Send(new LeaveLobby())).Error);

    [Fact]
    public async Task The_last_member_to_leave_closes_the_lobby_and_frees_its_code()
    {
        var (lobby, clients) = await host.Gather(Ada);

        await clients[0].Done(new LeaveLobby());

        var stored = await host.Stored(lobby);
        Assert.Equal(LobbyStatus.Closed, stored.Status);
        Assert.Null(await host.Lobbies.Find(stored.Code, default));
    }

    [Fact]
    public async Task A_process_with_an_outdated_seat_finds_the_players_current_lobby()
    {
        var (first, clients) = await host.Gather(Ada);
        using var other = new TestHost(host);
        await clients[0].At(other).Done(new LeaveLobby());
        var second = (await clients[0].At(other).Done(Scenes.Create)).LobbyId;

        await clients[0].Done(new LeaveLobby());

        Assert.True((await host.Stored(first)).IsClosed);
        Assert.True((await host.Stored(second)).IsClosed);
    }

    public void Dispose() => host.Dispose();
}
