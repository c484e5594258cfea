using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class EndMatchCommand
{
    public static Command Create()
    {
        var lobby = Arguments.Lobby();
        var result = new Option<string?>("--result") { Description = "The result that the members receive.", HelpName = "TEXT" };
        return new Command("end-match", "Ends the match of a lobby, which is open again.") { lobby, result }.Sends(
            "match.end",
            parsed => new JsonObject { ["lobbyId"] = parsed.GetRequiredValue(lobby), ["result"] = parsed.GetValue(result) },
            (parsed, reply) => Tables.Line(
                $"Ended the match of {parsed.GetRequiredValue(lobby)}. Version {reply.Text("version")}."));
    }
}
