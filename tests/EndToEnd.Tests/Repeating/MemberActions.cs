using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Scenario;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class MemberActions
{
    private static readonly object TwoTeams = new { teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } };

    public static Scenarios All { get; } = new()
    {
        ["member.ready"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Grace, new { ready = true })
            {
                Other = With(new { ready = false }),
                Then = grace => grace.Ready(false),
            };
        },
        ["member.team"] = async stage =>
        {
            await stage.Gather(TwoTeams);
            return new Scenario(stage.Grace, new { team = "red" })
            {
                Other = With(new { team = "blue" }),
                Then = _ => stage.Ada.Request("member.team", new { playerId = stage.Grace.Id, team = "blue" }),
            };
        },
        ["member.update"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Grace, new { data = new { level = "2" } })
            {
                Other = With(new { data = new { level = "3" } }),
                Then = grace => grace.Request("member.update", new { data = new { level = "4" } }),
            };
        },
        ["member.mute"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { playerId = stage.Grace.Id, muted = true })
            {
                Other = With(new { playerId = stage.Grace.Id, muted = false }),
                Then = ada => ada.Request("member.mute", new { playerId = stage.Grace.Id, muted = false }),
            };
        },
        ["team.balance"] = async stage =>
        {
            await stage.Gather(TwoTeams);
            Task BothOnRed() => stage.Grace.Request("member.team", new { team = "red" });
            await BothOnRed();
            return new Scenario(stage.Ada, new { mode = "even" }) { Other = With(new { mode = "random" }), Then = _ => BothOnRed() };
        },
        ["member.kick"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Grace.Id, ban = true }),
                Then = async ada => await ComeBack(stage, ada),
            };
        },
        ["member.unban"] = async stage =>
        {
            await stage.Gather();
            await Ban(stage, stage.Ada);
            return new Scenario(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Alan.Id }),
                Then = async ada =>
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
            return new Scenario(stage.Ada, new { playerId = stage.Grace.Id })
            {
                Other = With(new { playerId = stage.Alan.Id }),
                Then = _ => stage.Grace.Request("member.promote", new { playerId = stage.Ada.Id }),
            };
        },
    };

    private static async Task ComeBack(Stage stage, Player host) =>
        await stage.Grace.Request("invite.accept", new { inviteId = await Stage.Invite(host, stage.Grace) });

    private static async Task Ban(Stage stage, Player host) =>
        await host.Request("member.kick", new { playerId = stage.Grace.Id, ban = true });
}
