using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class CloseCommand
{
    public static Command Create()
    {
        var lobby = Arguments.Lobby();
        var reason = Arguments.Reason();
        return new Command("close", "Closes a lobby. Its members are free.") { lobby, reason }.Sends(
            "lobby.close",
            parsed => new JsonObject { ["lobbyId"] = parsed.GetRequiredValue(lobby), ["reason"] = parsed.GetValue(reason) },
            (parsed, _) => Tables.Line($"Closed {parsed.GetRequiredValue(lobby)}."));
    }
}
