using System.CommandLine;
using System.Text.Json;
using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        // The default is longer than API Gateway lets a request take, also when each function starts cold.
        var timeout = new Option<int>("--timeout")
        {
            Description = "How long each step may take.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 35,
        };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--timeout must be at least 1 second.");
        });
        var command = new Command("check", "Checks a deployment: opens a connection as a player, and creates, changes and leaves a lobby.")
        {
            GlobalOptions.SocketUrl,
            timeout,
        };
        return command.Runs(async (parsed, service, output, ct) =>
        {
            var target = Target.Of(parsed);
            var socket = target.Socket ?? throw new CommandException(
                ExitCode.WrongUsage,
                $"{target.Address} needs the address of its WebSocket API: set --socket-url or the profile's socketUrl.");
            var token = await service.TokenOf($"lobbyctl-{Guid.NewGuid():N}", ct);

            await using var check = new DeploymentCheck(service, socket, token, TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            await foreach (var step in check.Run(ct))
            {
                if (output.AsJson) output.JsonLine(JsonSerializer.SerializeToElement(step, JsonSerializerOptions.Web));
                else output.Line($"{step.Name}: {step.Milliseconds} ms");
            }
        });
    }
}
