using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Commands;

internal static class WatchCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var lobby = new Argument<string?>("LOBBY") { Description = "A lobby's id. Default: all lobbies.", Arity = ArgumentArity.ZeroOrOne };
        var filter = new LobbyFilter();
        var command = new Command("watch", "Shows a lobby or the lobbies, and updates them each second until Ctrl-C.") { lobby };
        filter.AddTo(command);
        return command.Runs(async (parsed, service, output, ct) =>
        {
            var (action, data, view) = parsed.GetValue(lobby) is { } id
                ? ("lobby.get", new JsonObject { ["lobbyId"] = id }, (Func<JsonElement, IRenderable>)LobbyDetails.Of)
                : ("admin.lobbies", filter.Data(parsed), LobbyList.Of);
            try
            {
                await Watch(() => service.Send(action, (JsonObject)data.DeepClone(), ct), view, output, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                // Ctrl-C is how it is meant to end.
            }
        });
    }

    private static async Task Watch(
        Func<Task<JsonElement>> read, Func<JsonElement, IRenderable> view, Output output, CancellationToken ct)
    {
        if (output.AsJson) await ForEachChange(read, output.JsonLine, ct);
        else if (!output.Console.Profile.Capabilities.Interactive) await ForEachChange(read, data => output.Show(view(data)), ct);
        else
        {
            await output.Console.Live(new Text("")).StartAsync(screen =>
                ForEachChange(read, data => screen.UpdateTarget(view(data)), ct));
        }
    }

    /// <summary>Shows the data at first and whenever it has changed.</summary>
    private static async Task ForEachChange(Func<Task<JsonElement>> read, Action<JsonElement> show, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval);
        JsonElement? shown = null;
        do
        {
            var data = await read();
            if (shown is not { } before || !JsonElement.DeepEquals(before, data)) show(data);
            shown = data;
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
