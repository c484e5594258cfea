using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.PersonalData;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class EraseCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        return new Command("erase", "Removes a player from their lobby, and deletes what the table stores of the player alone.") { player }
            .Runs(async (parsed, service, output, ct) =>
            {
                var (target, id) = (Target.Of(parsed), parsed.GetRequiredValue(player));
                await Kick(service, id, ct);
                await AwsCommands.Explain(async () =>
                {
                    using var dynamo = AwsClients.DynamoDb(target);
                    var data = await PlayerData.Of(dynamo, target, id, ct);
                    var parts = (await data.Find(ct)).ToLookup(part => part.IsOwn);
                    foreach (var part in parts[true]) await data.Delete(part, ct);
                    var kept = parts[false].Select(part => new { key = part.Partition, sortKey = part.Sort, expiresAt = part.ExpiresAt });
                    output.Show(JsonSerializer.SerializeToElement(new { deleted = parts[true].Count(), kept }), Erasure.Of);
                });
            });
    }

    /// <summary>Removes the player from their lobby, which names them until then.</summary>
    private static async Task Kick(ServiceClient service, string player, CancellationToken ct)
    {
        try
        {
            await service.Send("member.kick", new JsonObject { ["playerId"] = player }, ct);
        }
        catch (CommandException refused) when (refused.Code is "not_found" or "not_in_lobby")
        {
        }
    }
}
