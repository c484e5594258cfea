using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>admin.history</c>, the earliest version first.</summary>
internal static class VersionList
{
    public static IRenderable Of(JsonElement reply)
    {
        var table = Tables.Table("VERSION", "AT", "BY", "PLAYER", "REQUEST", "REASON", "CHANGES", "NOT DELIVERED");
        foreach (var version in reply.Items("versions").Reverse())
        {
            table.Row(
                version.Text("version"),
                version.Time("at"),
                version.Text("by"),
                version.Text("playerId"),
                version.Text("request"),
                version.Text("detail") is { Length: > 0 } detail ? $"{version.Text("reason")}: {detail}" : version.Text("reason"),
                string.Join("; ", version.Items("changes")),
                string.Join("; ", version.Items("undelivered").Select(push => $"{push.Text("playerId")} ({push.Text("reason")})")));
        }

        return reply.Text("before") is { Length: > 0 } before
            ? new Rows(table, Tables.Line($"Earlier versions: --before {before}"))
            : table;
    }
}
