using System.CommandLine;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class CostCommand
{
    public static Command Create() =>
        new Command("cost", "Shows what the stack in LocalCloud used, and what that would cost on AWS.")
            .Runs(async (_, service, output, ct) => output.Show(await service.Ledger(ct), Bill.Of));
}
