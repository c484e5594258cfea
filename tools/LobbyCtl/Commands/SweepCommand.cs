using System.CommandLine;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class SweepCommand
{
    public static Command Create() => new Command("sweep", "Wakes the overdue lobbies, at most 500, before the schedule does.").Sends(
        "admin.sweep",
        _ => [],
        (_, reply) => SweepSummary.Of(reply));
}
