using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class BanCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        var reason = Arguments.Reason();
        return new Command("ban", "Removes a player from their lobby. They can't return until the host lifts the ban.")
        {
            player, reason,
        }.Sends(
            "member.kick",
            parsed => new JsonObject
            {
                ["playerId"] = parsed.GetRequiredValue(player),
                ["ban"] = true,
                ["reason"] = parsed.GetValue(reason),
            },
            (parsed, reply) => Tables.Line($"Banned {parsed.GetRequiredValue(player)}. Version {reply.Text("version")}."));
    }
}
