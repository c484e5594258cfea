using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A lobby as clients see it.</summary>
/// <param name="Version">Rises by one with every change.</param>
/// <param name="Code">The code to join by; left out for non-members.</param>
/// <param name="Name">The display name.</param>
/// <param name="Mode">The game mode, as named by the game.</param>
/// <param name="Region">The region, as named by the game; null for any.</param>
/// <param name="Locked">Whether players can join by invite only.</param>
/// <param name="HasPassword">Whether players need a password to join.</param>
/// <param name="MaxPlayers">Maximum players, spectators not counted.</param>
/// <param name="MinPlayers">Players that a match needs.</param>
/// <param name="Teams">The teams; empty when there are none.</param>
/// <param name="AllowSpectators">Whether members may watch without taking a player slot.</param>
/// <param name="CountdownSeconds">Seconds from the start of the countdown to the start of the match.</param>
/// <param name="ReconnectGraceSeconds">Seconds for which a disconnected member's seat is kept.</param>
/// <param name="HostId">The host's player id.</param>
/// <param name="Data">The game's own data. Private keys begin with <c>_</c>, the game server's keys with <c>$</c>.</param>
/// <param name="Members">The members in the order in which they joined.</param>
/// <param name="Match">Null while neither a countdown nor a match runs.</param>
/// <param name="CreatedAt">When the lobby was created.</param>
/// <param name="UpdatedAt">When the lobby last changed.</param>
public sealed record LobbySnapshot(
    LobbyId LobbyId,
    long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
    LobbyStatus Status,
    string Name,
    string Mode,
    string? Region,
    Visibility Visibility,
    bool Locked,
    bool HasPassword,
    int MaxPlayers,
    int MinPlayers,
    ValueList<Team> Teams,
    bool AllowSpectators,
    AutoStart AutoStart,
    int CountdownSeconds,
    int ReconnectGraceSeconds,
    PlayerId HostId,
    IReadOnlyDictionary<string, string> Data,
    ValueList<MemberSnapshot> Members,
    MatchSnapshot? Match,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The banned players; sent in the reply to <c>lobby.get</c> only, to the host and admins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlayerId>? Bans { get; init; }

    /// <summary>The names that banned players had as members, by player id; sent with the bans. A name can be missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? BanNames { get; init; }

    /// <summary>Adds the bans, which only the host and admins see.</summary>
    internal LobbySnapshot WithBans(Exclusions exclusions) => this with
    {
        Bans = [.. exclusions.Bans.Select(ban => ban.Player)],
        BanNames = exclusions.Bans.Where(ban => ban.Name is not null).ToDictionary(ban => ban.Player.Value, ban => ban.Name!),
    };

    public static LobbySnapshot Of(LobbyView view)
    {
        var settings = view.Settings;
        return new LobbySnapshot(
            view.Id,
            view.Version,
            view.Code?.Value,
            view.Status,
            settings.Name,
            settings.Mode,
            settings.Region,
            settings.Visibility,
            settings.Locked,
            view.HasPassword,
            settings.MaxPlayers,
            settings.MinPlayers,
            settings.Teams,
            settings.AllowSpectators,
            settings.AutoStart,
            (int)settings.Countdown.TotalSeconds,
            (int)settings.ReconnectGrace.TotalSeconds,
            view.Host,
            settings.Data.Values,
            [.. view.Members.Select(member => MemberSnapshot.Of(member, view.Host))],
            MatchSnapshot.Of(view.Match),
            view.CreatedAt,
            view.UpdatedAt);
    }
}
