using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class KickCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        var reason = Arguments.Reason();
        return new Command("kick", "Removes a player from their lobby. They can return after a minute.") { player, reason }.Sends(
            "member.kick",
            parsed => new JsonObject { ["playerId"] = parsed.GetRequiredValue(player), ["reason"] = parsed.GetValue(reason) },
            (parsed, reply) => Tables.Line($"Kicked {parsed.GetRequiredValue(player)}. Version {reply.Text("version")}."));
    }
}
