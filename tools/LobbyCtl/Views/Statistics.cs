using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>admin.stats</c>.</summary>
internal static class Statistics
{
    private static readonly string[] Counts = ["lobbies", "open", "starting", "inMatch", "public", "players", "online", "spectators"];

    public static IRenderable Of(JsonElement reply)
    {
        var table = Tables.Table(
            "MODE", "REGION", "LOBBIES", "OPEN", "STARTING", "IN MATCH", "PUBLIC", "PLAYERS", "ONLINE", "SPECTATORS");
        foreach (var mode in reply.Items("modes")) Add(mode.Text("mode"), mode.Text("region"), mode.Field("counts"));
        Add("all", "", reply.Field("total"));
        return reply.Flag("isComplete") ? table : new Rows(table, Tables.Line("There are more lobbies than one request counts."));

        void Add(string mode, string region, JsonElement? counts) =>
            table.Row([mode, region, .. Counts.Select(count => counts?.Text(count) ?? "")]);
    }
}
