using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Scenario;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class FindingActions
{
    public static Scenarios All { get; } = new()
    {
        ["lobby.quickJoin"] = async stage =>
        {
            await stage.Gather();
            var (mode, createIfNone) = (NewMode(), new { name = "Late night", mode = "ctf", maxPlayers = 2 });
            return new Scenario(stage.Alan, new { mode, createIfNone })
            {
                Other = With(new { mode = NewMode(), createIfNone }),
                Then = alan => alan.Leave(),
            };
        },
        ["lobby.watch"] = async stage =>
        {
            await stage.Gather();
            var mode = NewMode();
            return new Scenario(stage.Alan, new { mode })
            {
                Other = With(new { mode = NewMode() }),
                Then = alan => alan.Request("lobby.unwatch", new { mode }),
                FinalCheck = async alan => Assert.False(await stage.IsSubscribed(alan, mode)),
            };
        },
        ["lobby.unwatch"] = async stage =>
        {
            await stage.Gather();
            var mode = NewMode();
            Task Watch(Player alan) => alan.Request("lobby.watch", new { mode });
            await Watch(stage.Alan);
            return new Scenario(stage.Alan, new { mode })
            {
                Other = With(new { mode = NewMode() }),
                Then = Watch,
                FinalCheck = async alan => Assert.True(await stage.IsSubscribed(alan, mode)),
            };
        },
    };

    private static string NewMode() => $"{Guid.NewGuid():N}"[..16];
}
