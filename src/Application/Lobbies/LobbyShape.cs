using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>What a request may say about a lobby's settings; what it leaves out stays as it is.</summary>
public abstract record LobbyShape
{
    internal const int MostTeams = 16;

    public string? Name { get; init; }

    public string? Mode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional Region { get; init; }

    public Visibility? Visibility { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Secret Password { get; init; }

    public int? MaxPlayers { get; init; }

    public int? MinPlayers { get; init; }

    public IReadOnlyList<Team>? Teams { get; init; }

    public bool? AllowSpectators { get; init; }

    public AutoStart? AutoStart { get; init; }

    public int? CountdownSeconds { get; init; }

    public int? ReconnectGraceSeconds { get; init; }

    /// <summary>A key set to null is removed.</summary>
    public IReadOnlyDictionary<string, string?>? Data { get; init; }

    /// <summary>Whether it touches data that is the game server's.</summary>
    internal bool IsServers => Data?.Keys.Any(DataMap.IsServers) is true;

    /// <summary>
    /// The settings that come of it. Hashing a password takes long on purpose, so this is asked for once a request, not once a try.
    /// </summary>
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

/// <summary>The limits of settings that are given.</summary>
internal abstract class LobbyShapeValidator<T> : AbstractValidator<T>
    where T : LobbyShape
{
    protected LobbyShapeValidator()
    {
        RuleFor(c => c.Name).Length(1, 64).Must(name => name is null || name.Trim().Length > 0).WithMessage("A name is not blank.");
        RuleFor(c => c.Mode).Length(1, 32);
        RuleFor(c => c.Region.Value).Length(1, 32).OverridePropertyName(nameof(LobbyShape.Region));
        RuleFor(c => c.Password.Value).Length(1, 64).OverridePropertyName(nameof(LobbyShape.Password));
        RuleFor(c => c.MaxPlayers).InclusiveBetween(1, Roster.Seats);
        RuleFor(c => c.MinPlayers).InclusiveBetween(1, Roster.Seats);
        RuleFor(c => c.CountdownSeconds).InclusiveBetween(0, 60);
        RuleFor(c => c.ReconnectGraceSeconds).InclusiveBetween(0, 300);
        RuleFor(c => c.Data).IsLobbyData();
        RuleFor(c => c.Teams)
            .Must(teams => teams is null || teams.Count <= LobbyShape.MostTeams)
            .WithMessage($"A lobby has at most {LobbyShape.MostTeams} teams.")
            .Must(teams => teams is null || teams.All(team => team?.Name is { Length: >= 1 and <= 32 }))
            .WithMessage("A team's name has 1 to 32 characters.")
            .Must(teams => teams is null || teams.All(team => team?.Size is >= 1 and <= Roster.Seats))
            .WithMessage($"A team's size is 1 to {Roster.Seats}.")
            .Must(teams => teams is null || teams.DistinctBy(team => team?.Name).Count() == teams.Count)
            .WithMessage("Teams have names of their own.");
    }
}
