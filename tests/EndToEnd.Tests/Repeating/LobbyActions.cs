using GameLobby.EndToEnd.Tests.Client;
using static GameLobby.EndToEnd.Tests.Repeating.Act;

namespace GameLobby.EndToEnd.Tests.Repeating;

internal static class LobbyActions
{
    public static IReadOnlyDictionary<string, Func<Stage, Task<Act>>> All { get; } = new Dictionary<string, Func<Stage, Task<Act>>>
    {
        ["lobby.create"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Alan, new { name = "Late night", mode = "ctf", maxPlayers = 2 })
            {
                Other = With(new { name = "Early morning", mode = "ctf", maxPlayers = 2 }),
                Meanwhile = alan => alan.Leave(),
            };
        },
        ["lobby.join"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Alan, new { code = stage.Lobby.Code })
            {
                Other = With(new { code = stage.Lobby.Code, spectate = true }),
                Meanwhile = alan => alan.Leave(),
            };
        },
        ["lobby.leave"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Grace)
            {
                Other = ("member.ready", new { ready = true }),
                Meanwhile = async grace => await grace.Join(stage.Lobby),
            };
        },
        ["lobby.update"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Ada, new { name = "Late night", newCode = true })
            {
                Other = With(new { name = "Early morning", newCode = true }),
                Meanwhile = ada => ada.Done("lobby.update", new { name = "Noon", newCode = true }),
            };
        },
        ["lobby.close"] = async stage =>
        {
            await stage.Gather();
            return new Act(stage.Ada, new { reason = "late" })
            {
                Other = With(new { reason = "dull" }),
                Meanwhile = async ada => await ada.Create(),
            };
        },
    };
}
