using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Scenario;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class MatchActions
{
    public static Scenarios All { get; } = new()
    {
        ["match.start"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { force = true })
            {
                Other = With(new { force = false }),
                Then = ada => ada.Request("match.cancel"),
            };
        },
        ["match.cancel"] = async stage =>
        {
            await stage.Gather();
            await Start(stage.Ada);
            return new Scenario(stage.Ada) { Other = ("member.ready", new { ready = true }), Then = Start };
        },
        ["match.end"] = async stage =>
        {
            await stage.Gather(new { countdownSeconds = 0 });
            await Play(stage.Ada);
            return new Scenario(stage.Ada, new { result = "red 3:1" }) { Other = With(new { result = "blue 3:1" }), Then = Play };
        },
    };

    private static async Task Start(Player host) => await host.Request("match.start", new { force = true });

    private static async Task Play(Player host)
    {
        var version = (await host.Send("match.start", new { force = true })).Version;
        await host.WaitUntil(it => it.Version > version && it.Status == "inMatch");
    }
}
