using System.Security.Cryptography;
using System.Text.Json.Serialization;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>Settings in a request. Settings that are left out keep their value.</summary>
/// <inheritdoc cref="Contracts.LobbySnapshot" path="/param"/>
public abstract record LobbySettingsRequest
{
    internal const int MaxTeams = 16;

    public string? Name { get; init => field = DisplayText.Clean(value); }

    public string? Mode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional Region { get; init; }

    public Visibility? Visibility { get; init; }

    /// <summary>The lobby's password.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Secret Password { get; init; }

    public int? MaxPlayers { get; init; }

    public int? MinPlayers { get; init; }

    public IReadOnlyList<Team>? Teams { get; init; }

    public bool? AllowSpectators { get; init; }

    public AutoStart? AutoStart { get; init; }

    public int? CountdownSeconds { get; init; }

    public int? ReconnectGraceSeconds { get; init; }

    public IReadOnlyDictionary<string, string?>? Data { get; init; }

    /// <summary>True when the request sets keys of the game server, which requires a scope.</summary>
    internal bool TouchesServerData => Data?.Keys.Any(DataMap.IsServerKey) is true;

    /// <summary>Returns the change to the settings. Hashing a password is slow on purpose, so call this once a request.</summary>
    internal Func<LobbySettings, LobbySettings> Change()
    {
        var password = Password.Value is { } given ? PasswordHash.Of(given, RandomNumberGenerator.GetBytes(PasswordHash.SaltBytes)) : null;
        return settings => settings with
        {
            Name = Name ?? settings.Name,
            Mode = Mode ?? settings.Mode,
            Region = Region.Or(settings.Region),
            Visibility = Visibility ?? settings.Visibility,
            Password = Password.IsGiven ? password : settings.Password,
            MaxPlayers = MaxPlayers ?? settings.MaxPlayers,
            MinPlayers = MinPlayers ?? settings.MinPlayers,
            Teams = Teams?.ToValueList() ?? settings.Teams,
            AllowSpectators = AllowSpectators ?? settings.AllowSpectators,
            AutoStart = AutoStart ?? settings.AutoStart,
            Countdown = CountdownSeconds is { } countdown ? TimeSpan.FromSeconds(countdown) : settings.Countdown,
            ReconnectGrace = ReconnectGraceSeconds is { } grace ? TimeSpan.FromSeconds(grace) : settings.ReconnectGrace,
            Data = settings.Data.With(Data),
        };
    }
}
