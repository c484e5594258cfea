using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class PlayerCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        return new Command("player", "Shows a player's connection, when they were last seen, and their lobby.") { player }.Sends(
            "admin.player",
            parsed => new JsonObject { ["playerId"] = parsed.GetRequiredValue(player) },
            (_, reply) => PlayerDetails.Of(reply));
    }
}
