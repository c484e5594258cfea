using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>admin.lobbies</c>.</summary>
internal static class LobbyList
{
    public static IRenderable Of(JsonElement reply)
    {
        var table = Tables.Table("LOBBY", "NAME", "MODE", "REGION", "STATUS", "VISIBILITY", "PLAYERS", "ONLINE", "HOST", "CREATED");
        foreach (var lobby in reply.Items("items"))
        {
            table.Row(
                lobby.Text("lobbyId"),
                lobby.Text("name"),
                lobby.Text("mode"),
                lobby.Text("region"),
                lobby.Text("status"),
                lobby.Text("visibility"),
                $"{lobby.Text("players")}/{lobby.Text("maxPlayers")}",
                lobby.Text("online"),
                lobby.Text("hostName"),
                lobby.Time("createdAt"));
        }

        var shown = table.Rows.Count.ToString(CultureInfo.InvariantCulture);
        var more = reply.Text("before") is { Length: > 0 } before ? $" Older ones: --before {before}" : "";
        return new Rows(table, Tables.Line($"{shown} of {reply.Text("total")} lobbies.{more}"));
    }
}
