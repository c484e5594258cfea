using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>Actions of commands that call the service.</summary>
internal static class ServiceCommands
{
    /// <summary>Longer than API Gateway lets a request take.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(35);

    /// <summary>Makes the command send one request and show the data of its reply.</summary>
    public static Command Sends(
        this Command command,
        string action,
        Func<ParseResult, JsonObject> data,
        Func<ParseResult, JsonElement, IRenderable> view) =>
        command.Runs(async (parsed, service, output, ct) =>
        {
            var reply = await service.Send(action, data(parsed), ct);
            output.Show(reply, json => view(parsed, json));
        });

    /// <summary>Makes the command run with a connection to the service.</summary>
    public static Command Runs(this Command command, Func<ParseResult, ServiceClient, Output, CancellationToken, Task> run)
    {
        command.SetAction(async (parsed, ct) =>
        {
            using var http = new HttpClient { Timeout = Timeout };
            var service = new ServiceClient(http, Target.Of(parsed), TimeProvider.System);
            await run(parsed, service, Output.Standard(parsed.GetValue(GlobalOptions.Json)), ct);
            return ExitCode.Done;
        });
        return command;
    }
}
