using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Act;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class FindingActions
{
    public static IReadOnlyDictionary<string, Func<Stage, Task<Act>>> All { get; } = new Dictionary<string, Func<Stage, Task<Act>>>
    {
        ["lobby.quickJoin"] = async stage =>
        {
            await stage.Gather();
            var (mode, createIfNone) = (NewMode(), new { name = "Late night", mode = "ctf", maxPlayers = 2 });
            return new Act(stage.Alan, new { mode, createIfNone })
            {
                Other = With(new { mode = NewMode(), createIfNone }),
                Meanwhile = alan => alan.Leave(),
            };
        },
        ["lobby.watch"] = async stage =>
        {
            await stage.Gather();
            var mode = NewMode();
            return new Act(stage.Alan, new { mode })
            {
                Other = With(new { mode = NewMode() }),
                Meanwhile = alan => alan.Done("lobby.unwatch", new { mode }),
                AtLast = async alan => Assert.False(await stage.Hears(alan, mode)),
            };
        },
        ["lobby.unwatch"] = async stage =>
        {
            await stage.Gather();
            var mode = NewMode();
            Task Watch(Player alan) => alan.Done("lobby.watch", new { mode });
            await Watch(stage.Alan);
            return new Act(stage.Alan, new { mode })
            {
                Other = With(new { mode = NewMode() }),
                Meanwhile = Watch,
                AtLast = async alan => Assert.True(await stage.Hears(alan, mode)),
            };
        },
    };

    private static string NewMode() => $"{Guid.NewGuid():N}"[..16];
}
