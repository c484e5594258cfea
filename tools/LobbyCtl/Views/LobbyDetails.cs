using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>lobby.get</c>.</summary>
internal static class LobbyDetails
{
    public static IRenderable Of(JsonElement lobby)
    {
        var fields = Tables.Fields(
            ("lobby", lobby.Text("lobbyId")),
            ("name", lobby.Text("name")),
            ("status", lobby.Text("status")),
            ("version", lobby.Text("version")),
            ("code", lobby.Text("code")),
            ("mode", lobby.Text("mode")),
            ("region", lobby.Text("region")),
            ("visibility", Visibility(lobby)),
            ("players", $"{lobby.Text("minPlayers")} to {lobby.Text("maxPlayers")}"),
            ("teams", string.Join(", ", lobby.Items("teams").Select(team => $"{team.Text("name")} ({team.Text("size")})"))),
            ("match", lobby.Field("match") is { } match ? Match(match) : ""),
            ("data", Data(lobby)),
            ("bans", string.Join(", ", lobby.Items("bans").Select(player => Ban(lobby, player.ToString())))),
            ("created", lobby.Time("createdAt")),
            ("updated", lobby.Time("updatedAt")));
        var members = Tables.Table("PLAYER", "NAME", "ROLE", "TEAM", "READY", "PRESENCE", "AWAY UNTIL", "JOINED", "DATA");
        foreach (var member in lobby.Items("members"))
        {
            members.Row(
                member.Text("playerId"),
                member.Text("name"),
                member.Flag("muted") ? $"{member.Text("role")}, muted" : member.Text("role"),
                member.Text("team"),
                member.Flag("ready") ? "yes" : "no",
                member.Text("presence"),
                member.Time("awayUntil"),
                member.Time("joinedAt"),
                Data(member));
        }

        return new Rows(fields, members);
    }

    private static string Visibility(JsonElement lobby) => string.Join(
        ", ",
        new[] { lobby.Text("visibility"), lobby.Flag("locked") ? "locked" : "", lobby.Flag("hasPassword") ? "with a password" : "" }
            .Where(part => part.Length > 0));

    private static string Match(JsonElement match) => match.Text("matchId") is { Length: > 0 } id
        ? $"{id}, started {match.Time("startedAt")}, {match.Text("connection")}".TrimEnd(' ', ',')
        : $"starts {match.Time("startsAt")}";

    private static string Ban(JsonElement lobby, string player) =>
        lobby.Field("banNames")?.Text(player) is { Length: > 0 } name ? $"{player} ({name})" : player;

    private static string Data(JsonElement element) =>
        string.Join(", ", element.Properties("data").Select(pair => $"{pair.Name}={pair.Value}"));
}
