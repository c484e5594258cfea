using System.CommandLine;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class StatsCommand
{
    public static Command Create() => new Command("stats", "Counts lobbies and players, in total and by mode and region.").Sends(
        "admin.stats",
        _ => [],
        (_, reply) => Statistics.Of(reply));
}
