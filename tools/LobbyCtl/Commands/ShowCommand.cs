using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class ShowCommand
{
    public static Command Create()
    {
        var lobby = Arguments.Lobby();
        return new Command("show", "Shows a lobby with its members, data and bans.") { lobby }.Sends(
            "lobby.get",
            parsed => new JsonObject { ["lobbyId"] = parsed.GetRequiredValue(lobby) },
            (_, reply) => LobbyDetails.Of(reply));
    }
}
