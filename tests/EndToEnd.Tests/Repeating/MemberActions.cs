using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Act;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class MemberActions
{
    private static readonly object TwoTeams = new { teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } };

    public static IReadOnlyDictionary<string, Func<Stage, Task<Act>>> All { get; } = new Dictionary<string, Func<Stage, Task<Act>>>
    {
        ["member.ready"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Grace, new { ready = true })
            {
                Other = With(new { ready = false }),
                Meanwhile = grace => grace.Ready(false),
            };
        },
        ["member.team"] = async stage =>
        {
            await stage.Gather(TwoTeams);
            return new Act(stage.Grace, new { team = "red" })
            {
                Other = With(new { team = "blue" }),
                Meanwhile = _ => stage.Ada.Done("member.team", new { playerId = stage.Grace.Id, team = "blue" }),
            };
        },
        ["member.update"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Grace, new { data = new { level = "2" } })
            {
                Other = With(new { data = new { level = "3" } }),
                Meanwhile = grace => grace.Done("member.update", new { data = new { level = "4" } }),
            };
        },
        ["member.mute"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Ada, new { playerId = stage.Grace.Id, muted = true })
            {
                Other = With(new { playerId = stage.Grace.Id, muted = false }),
                Meanwhile = ada => ada.Done("member.mute", new { playerId = stage.Grace.Id, muted = false }),
            };
        },
        ["team.balance"] = async stage =>
        {
            await stage.Gather(TwoTeams);
            Task BothOnRed() => stage.Grace.Done("member.team", new { team = "red" });
            await BothOnRed();
            return new Act(stage.Ada, new { mode = "even" }) { Other = With(new { mode = "random" }), Meanwhile = _ => BothOnRed() };
        },
        ["member.kick"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Grace.Id, ban = true }),
                Meanwhile = async ada => await ComeBack(stage, ada),
            };
        },
        ["member.unban"] = async stage =>
        {
            await stage.Gather();
            await Ban(stage, stage.Ada);
            return new Act(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Alan.Id }),
                Meanwhile = async ada =>
                {
                    await stage.Grace.Join(stage.Lobby);
                    await Ban(stage, ada);
                },
            };
        },
        ["member.promote"] = async stage =>
        {
            await stage.Gather();
            await stage.Alan.Join(stage.Lobby);
            return new Act(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Alan.Id }),
                Meanwhile = _ => stage.Grace.Done("member.promote", new { playerId = stage.Ada.Id }),
            };
        },
    };

    private static async Task ComeBack(Stage stage, Player host) =>
        await stage.Grace.Done("invite.accept", new { inviteId = await Stage.Invite(host, stage.Grace) });

    private static async Task Ban(Stage stage, Player host) =>
        await host.Done("member.kick", new { playerId = stage.Grace.Id, ban = true });
}
