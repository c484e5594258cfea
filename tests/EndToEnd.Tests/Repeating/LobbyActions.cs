using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Scenario;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class LobbyActions
{
    public static Scenarios All { get; } = new()
    {
        ["lobby.create"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Alan, new { name = "Late night", mode = "ctf", maxPlayers = 2 })
            {
                Other = With(new { name = "Early morning", mode = "ctf", maxPlayers = 2 }),
                Then = alan => alan.Leave(),
            };
        },
        ["lobby.join"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Alan, new { code = stage.Lobby.Code })
            {
                Other = With(new { code = stage.Lobby.Code, spectate = true }),
                Then = alan => alan.Leave(),
            };
        },
        ["lobby.leave"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Grace)
            {
                Other = ("member.ready", new { ready = true }),
                Then = async grace => await grace.Join(stage.Lobby),
            };
        },
        ["lobby.update"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { name = "Late night", newCode = true })
            {
                Other = With(new { name = "Early morning", newCode = true }),
                Then = ada => ada.Request("lobby.update", new { name = "Noon", newCode = true }),
            };
        },
        ["lobby.close"] = async stage =>
        {
            await stage.Gather();
            return new Scenario(stage.Ada, new { reason = "late" })
            {
                Other = With(new { reason = "dull" }),
                Then = async ada => await ada.Create(),
            };
        },
    };
}
