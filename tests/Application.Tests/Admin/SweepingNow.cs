using GameLobby.Application.Admin;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Admin;

public sealed class SweepingNow : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_timer_is_set_for_each_overdue_lobby_and_for_no_other()
    {
        var late = await Starting(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await Starting(Cleo, Dan);

        var reply = await (await Admin()).Done(new SweepNow());

        Assert.Equal(new SweepReply(1, 1), reply);
        Assert.Equal([(late, host.Clock.GetUtcNow())], host.Timers.Timers);
    }

    [Fact]
    public async Task A_sweep_leaves_the_lobby_to_its_timer()
    {
        var lobby = await Starting(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        var admin = await Admin();

        for (var times = 0; times < 2; times++) await admin.Done(new SweepNow());

        Assert.Equal(LobbyStatus.Starting, (await host.Stored(lobby)).Status);
        Assert.Equal(2, host.Timers.Timers.Count);
    }

    [Fact]
    public async Task The_500_most_overdue_lobbies_are_woken_when_there_are_more()
    {
        var first = (await (await host.Connect(Ada)).Done(Scenes.Create)).LobbyId;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var n = 0; n < 500; n++) await (await host.Connect(new PlayerId($"player-{n}"))).Done(Scenes.Create);
        host.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(new SweepReply(501, 500), await (await Admin()).Done(new SweepNow()));
        Assert.Equal(500, host.Timers.Timers.Select(timer => timer.Lobby).Distinct().Count());
        Assert.Equal(first, host.Timers.Timers[0].Lobby);
    }

    [Theory]
    [InlineData(CallerRights.Player)]
    [InlineData(CallerRights.Server)]
    public async Task Only_an_admin_may_sweep(CallerRights rights)
    {
        var caller = await host.Connect(Eve, rights: rights);

        Assert.Equal(Refusals.NotAdmin, (await caller.Send(new SweepNow())).Error);
    }

    public void Dispose() => host.Dispose();

    private Task<Client> Admin() => host.Connect(Eve, rights: CallerRights.Admin);

    private async Task<LobbyId> Starting(params PlayerId[] players)
    {
        var (lobby, clients) = await host.Gather(players);
        await clients[0].Done(new StartMatch { Force = true });
        return lobby;
    }
}
