using GameLobby.Application.Admin;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Admin;

public sealed class CountingLobbies : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Lobbies_and_members_are_counted_by_mode_and_in_total()
    {
        var (duel, clients) = await host.Gather(Scenes.Create with { Mode = "duel", Region = "eu" }, Ada, Bob);
        await (await host.Connect(Cleo)).Done(Scenes.Join(duel) with { Spectate = true });
        await clients[0].Done(new UpdateLobby { Visibility = Visibility.Private });
        await clients[0].Done(new StartMatch { Force = true });
        await (await host.Connect(Dan)).Done(Scenes.Create with { Mode = "ctf" });

        var stats = await (await host.Connect(Eve, rights: CallerRights.Admin)).Done(new GetStats());

        Assert.True(stats.IsComplete);
        Assert.Equal(host.Clock.GetUtcNow(), stats.At);
        Assert.Equal(new LobbyCounts(2, 1, 1, 0, 1, 3, 3, 1), stats.Total);
        Assert.Equal(
            [
                new ModeStats("duel", "eu", new LobbyCounts(1, 0, 1, 0, 0, 2, 2, 1)),
                new ModeStats("ctf", null, new LobbyCounts(1, 1, 0, 0, 1, 1, 1, 0)),
            ],
            stats.Modes);
    }

    [Fact]
    public async Task Without_lobbies_all_counts_are_zero()
    {
        var stats = await (await host.Connect(Eve, rights: CallerRights.Admin)).Done(new GetStats());

        Assert.Equal(new LobbyCounts(0, 0, 0, 0, 0, 0, 0, 0), stats.Total);
        Assert.Empty(stats.Modes);
    }

    public void Dispose() => host.Dispose();
}
