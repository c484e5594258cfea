using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Scenario;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>Invites, chat and signals. Pushes are counted once a later push of the same kind has arrived.</summary>
internal static class MessageActions
{
    public static Scenarios All { get; } = new()
    {
        ["invite.send"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { playerId = stage.Alan.Id })
            {
                Other = With(new { playerId = stage.Operator.Id }),
                Then = async _ => await Decline(stage.Alan, (string)(await stage.Alan.Push("invite.received"))["inviteId"]!),
                FinalCheck = async _ =>
                {
                    var later = await Stage.Invite(stage.Grace, stage.Alan);
                    await stage.Alan.Push("invite.received", push => (string)push["inviteId"]! == later);
                    Assert.Equal("1", Count(stage.Alan, "invite.received", push => (string)push["from"]! == stage.Ada.Id));
                    Assert.Equal("0", Count(stage.Operator, "invite.received", _ => true));
                },
            };
        },
        ["invite.accept"] = async stage =>
        {
            await stage.Gather();
            var invite = await Stage.Invite(stage.Ada, stage.Alan);
            return new Scenario(stage.Alan, new { inviteId = invite })
            {
                Other = With(new { inviteId = invite, spectate = true }),
                Then = alan => alan.Leave(),
            };
        },
        ["invite.decline"] = async stage =>
        {
            await stage.Gather();
            var (invite, second) = (await Stage.Invite(stage.Ada, stage.Alan), await Stage.Invite(stage.Ada, stage.Alan));
            return new Scenario(stage.Alan, new { inviteId = invite })
            {
                Other = With(new { inviteId = second }),
                Then = alan => Decline(alan, second),
                FinalCheck = async alan =>
                {
                    await stage.Ada.Push("invite.answered", push => (string)push["inviteId"]! == second);
                    var later = await Stage.Invite(stage.Ada, stage.Alan);
                    await Decline(alan, later);
                    await stage.Ada.Push("invite.answered", push => (string)push["inviteId"]! == later);
                    Assert.Equal("1", Count(stage.Ada, "invite.answered", push => (string)push["inviteId"]! == invite));
                },
            };
        },
        ["chat.send"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { text = "Hello" })
            {
                Other = With(new { text = "Goodbye" }),
                Then = ada => ada.Request("chat.send", new { text = "Are you there?" }),
                Witness = async _ => (await stage.Grace.Send("chat.history")).Data.ToJsonString(),
            };
        },
        ["signal.send"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { name = "emote", payload = "wave" })
            {
                Other = With(new { name = "emote", payload = "bow" }),
                Then = _ => stage.Grace.Ready(),
                Witness = async ada =>
                {
                    var later = $"{Guid.NewGuid():N}";
                    await ada.Request("signal.send", new { name = "later", payload = later });
                    await stage.Grace.Push("signal", push => (string?)push["payload"] == later);
                    return Count(stage.Grace, "signal", push => (string)push["name"]! == "emote");
                },
            };
        },
    };

    private static async Task Decline(Player player, string invite) => await player.Request("invite.decline", new { inviteId = invite });

    private static string Count(Player player, string type, Func<JsonObject, bool> which) =>
        player.Pushes.Count(push => (string)push["type"]! == type && which(push)).ToString(CultureInfo.InvariantCulture);
}
