using System.CommandLine;
using System.Text.Json;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.PersonalData;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        var command = new Command("export", "Prints everything the table stores about a player, as JSON.") { player };
        command.SetAction(async (parsed, ct) =>
        {
            var (target, id) = (Target.Of(parsed), parsed.GetRequiredValue(player));
            await AwsCommands.Explain(async () =>
            {
                using var dynamo = AwsClients.DynamoDb(target);
                var data = await PlayerData.Of(dynamo, target, id, ct);
                var items = (await data.Find(ct)).Select(part => new { key = part.Partition, sortKey = part.Sort, data = part.Data });
                var export = new { playerId = id, exportedAt = TimeProvider.System.GetUtcNow(), items };
                Output.Standard(asJson: true).Json(JsonSerializer.SerializeToElement(export));
            });
            return ExitCode.Done;
        });
        return command;
    }
}
