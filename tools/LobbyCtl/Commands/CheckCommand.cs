using System.CommandLine;
using System.Text.Json;
using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Checks a deployment: opens a connection as a player, and creates, changes and leaves a lobby.")
        {
            GlobalOptions.SocketUrl,
        };
        return command.Runs(async (parsed, service, output, ct) =>
        {
            var target = Target.Of(parsed);
            var socket = target.Socket ?? throw new CommandException(
                ExitCode.WrongUsage,
                $"{target.Address} needs the address of its WebSocket API: set --socket-url or the profile's socketUrl.");
            var token = await service.TokenOf($"lobbyctl-{Guid.NewGuid():N}", ct);

            await using var check = new DeploymentCheck(service, socket, token);
            await foreach (var step in check.Run(ct))
            {
                if (output.AsJson) output.JsonLine(JsonSerializer.SerializeToElement(step, JsonSerializerOptions.Web));
                else output.Line($"{step.Name}: {step.Milliseconds} ms");
            }
        });
    }
}
