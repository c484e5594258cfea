using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Act;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class MatchActions
{
    public static IReadOnlyDictionary<string, Func<Stage, Task<Act>>> All { get; } = new Dictionary<string, Func<Stage, Task<Act>>>
    {
        ["match.start"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Ada, new { force = true })
            {
                Other = With(new { force = false }),
                Meanwhile = ada => ada.Done("match.cancel"),
            };
        },
        ["match.cancel"] = async stage =>
        {
            await stage.Gather();
            await Start(stage.Ada);
            return new Act(stage.Ada) { Other = ("member.ready", new { ready = true }), Meanwhile = Start };
        },
        ["match.end"] = async stage =>
        {
            await stage.Gather(new { countdownSeconds = 0 });
            await Play(stage.Ada);
            return new Act(stage.Ada, new { result = "red 3:1" }) { Other = With(new { result = "blue 3:1" }), Meanwhile = Play };
        },
    };

    private static async Task Start(Player host) => await host.Done("match.start", new { force = true });

    private static async Task Play(Player host)
    {
        var version = (await host.Send("match.start", new { force = true })).Version;
        await host.Sees(it => it.Version > version && it.Status == "inMatch");
    }
}
