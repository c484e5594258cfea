using System.CommandLine;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class HistoryCommand
{
    public static Command Create()
    {
        var lobby = Arguments.Lobby();
        var limit = new Option<int?>("--limit") { Description = "Maximum number of versions. Default: 50.", HelpName = "NUMBER" };
        var before = new Option<long?>("--before") { Description = "Only versions before this one.", HelpName = "VERSION" };
        return new Command("history", "Shows who caused each version of a lobby, and why. The last minute may be missing.")
        {
            lobby, limit, before,
        }.Sends(
            "admin.history",
            parsed => new JsonObject
            {
                ["lobbyId"] = parsed.GetRequiredValue(lobby),
                ["limit"] = parsed.GetValue(limit),
                ["before"] = parsed.GetValue(before),
            },
            (_, reply) => VersionList.Of(reply));
    }
}
