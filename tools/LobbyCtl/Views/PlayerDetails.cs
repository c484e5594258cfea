using System.Text.Json;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>admin.player</c>.</summary>
internal static class PlayerDetails
{
    public static IRenderable Of(JsonElement player)
    {
        var connected = player.Time("connectedAt");
        var lobby = player.Field("lobby");
        var member = player.Field("member");
        return Tables.Fields(
            ("player", player.Text("playerId")),
            ("connection", connected.Length > 0 ? $"since {connected}" : "none"),
            ("last seen", player.Time("lastSeenAt")),
            ("lobby", lobby is { } its ? $"{its.Text("lobbyId")} ({its.Text("name")}, {its.Text("status")})" : "none"),
            ("name", member?.Text("name") ?? ""),
            ("role", member?.Text("role") ?? ""),
            ("team", member?.Text("team") ?? ""),
            ("presence", member?.Text("presence") ?? ""),
            ("away until", member?.Time("awayUntil") ?? ""),
            ("joined", member?.Time("joinedAt") ?? ""));
    }
}
