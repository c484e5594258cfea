using System.Text.Json.Nodes;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Model.Tests.Stories;

/// <summary>Settings in the data of requests.</summary>
internal static class SettingsData
{
    /// <summary>Returns the settings with those of the data, except for the password, which is stored as a hash.</summary>
    public static LobbySettings Apply(this LobbySettings settings, JsonObject data) => settings with
    {
        Name = (string?)data["name"] ?? settings.Name,
        Mode = (string?)data["mode"] ?? settings.Mode,
        Region = data.ContainsKey("region") ? (string?)data["region"] : settings.Region,
        Visibility = Enum.TryParse<Visibility>((string?)data["visibility"], ignoreCase: true, out var shown) ? shown : settings.Visibility,
        MaxPlayers = (int?)data["maxPlayers"] ?? settings.MaxPlayers,
        MinPlayers = (int?)data["minPlayers"] ?? settings.MinPlayers,
        Teams = data["teams"] is JsonArray teams ? Teams(teams) : settings.Teams,
        AllowSpectators = (bool?)data["allowSpectators"] ?? settings.AllowSpectators,
        AutoStart = Enum.TryParse<AutoStart>((string?)data["autoStart"], ignoreCase: true, out var start) ? start : settings.AutoStart,
        Countdown = data["countdownSeconds"] is { } countdown ? TimeSpan.FromSeconds((int)countdown) : settings.Countdown,
        ReconnectGrace = data["reconnectGraceSeconds"] is { } grace ? TimeSpan.FromSeconds((int)grace) : settings.ReconnectGrace,
        Locked = (bool?)data["locked"] ?? settings.Locked,
        Data = settings.Data.With(Patch(data["data"])),
    };

    public static IReadOnlyDictionary<string, string?>? Patch(JsonNode? data) =>
        data?.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value);

    private static ValueList<Team> Teams(JsonArray teams) =>
        [.. teams.Select(team => new Team((string)team!["name"]!, (int)team["size"]!))];
}
