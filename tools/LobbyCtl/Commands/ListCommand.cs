using System.CommandLine;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class ListCommand
{
    public static Command Create()
    {
        var filter = new LobbyFilter();
        var before = new Option<string?>("--before") { Description = "Only lobbies older than this one.", HelpName = "LOBBY" };
        var command = new Command("ls", "Lists the lobbies that are not closed, the newest first.") { before };
        filter.AddTo(command);
        return command.Sends(
            "admin.lobbies",
            parsed =>
            {
                var data = filter.Data(parsed);
                data["before"] = parsed.GetValue(before);
                return data;
            },
            (_, reply) => LobbyList.Of(reply));
    }
}
