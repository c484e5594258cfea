using System.Text.Json.Serialization;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>The part a member plays.</summary>
public enum Role
{
    Host,
    Player,
    Spectator,
}

/// <summary>Whether a member has a socket.</summary>
public enum Presence
{
    Online,
    Away,
}

/// <summary>A lobby as clients see it.</summary>
/// <param name="Version">Rises by one with every change.</param>
/// <param name="Code">What a friend types in to get in; left out for those who are no members.</param>
/// <param name="Locked">Nobody joins but by invite.</param>
/// <param name="MaxPlayers">Spectators are not counted.</param>
/// <param name="MinPlayers">No match starts with fewer players.</param>
/// <param name="CountdownSeconds">How long it is from the start of a match to its first moment.</param>
/// <param name="ReconnectGraceSeconds">How long the seat is kept of a member whose socket is gone.</param>
/// <param name="Data">The game's own; private keys begin with <c>_</c>, the game server's with <c>$</c>.</param>
/// <param name="Members">In the order in which they joined.</param>
/// <param name="Match">Null while no countdown and no match runs.</param>
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
    /// <summary>Who is banned; told to the host alone, and only when it asks for the lobby.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlayerId>? Bans { get; init; }

    /// <summary>The lobby as the caller sees it.</summary>
    public static LobbySnapshot For(Caller viewer, Lobby lobby) =>
        Of(lobby.SeenBy(viewer.Player, viewer.IsAdmin), viewer.IsAdmin || lobby.Members.Contains(viewer.Player));

    /// <param name="seen">The lobby, less what is not to be seen.</param>
    /// <param name="withCode">The code is for members.</param>
    internal static LobbySnapshot Of(Lobby seen, bool withCode)
    {
        var settings = seen.Settings;
        return new LobbySnapshot(
            seen.Id,
            seen.Version,
            withCode ? seen.Code.Value : null,
            seen.Status,
            settings.Name,
            settings.Mode,
            settings.Region,
            settings.Visibility,
            settings.Locked,
            settings.Password is not null,
            settings.MaxPlayers,
            settings.MinPlayers,
            settings.Teams,
            settings.AllowSpectators,
            settings.AutoStart,
            (int)settings.Countdown.TotalSeconds,
            (int)settings.ReconnectGrace.TotalSeconds,
            seen.Host,
            settings.Data.Values,
            [.. seen.Members.Select(member => MemberSnapshot.Of(member, seen.Host))],
            MatchSnapshot.Of(seen.Match),
            seen.CreatedAt,
            seen.UpdatedAt);
    }
}

/// <summary>Who sits in a lobby.</summary>
/// <param name="Team">Null: on none.</param>
/// <param name="AwayUntil">When the seat is free again; left out while the member is online.</param>
/// <param name="Data">The game's own; private keys begin with <c>_</c>.</param>
public sealed record MemberSnapshot(
    PlayerId PlayerId,
    string Name,
    Role Role,
    string? Team,
    bool Ready,
    bool Muted,
    Presence Presence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AwayUntil,
    DateTimeOffset JoinedAt,
    IReadOnlyDictionary<string, string> Data)
{
    public static MemberSnapshot Of(Member member, PlayerId host) => new(
        member.Id,
        member.Name,
        member.IsSpectator ? Role.Spectator : member.Id == host ? Role.Host : Role.Player,
        member.Team,
        member.IsReady,
        member.IsMuted,
        member.IsOnline ? Presence.Online : Presence.Away,
        member.AwayUntil,
        member.JoinedAt,
        member.Data.Values);
}

/// <summary>A match as clients see it.</summary>
[JsonDerivedType(typeof(UpcomingMatch))]
[JsonDerivedType(typeof(RunningMatch))]
public abstract record MatchSnapshot
{
    public static MatchSnapshot? Of(Match? match) => match switch
    {
        null => null,
        { StartedAt: { } startedAt } => new RunningMatch(match.Id, startedAt, match.Connection),
        _ => new UpcomingMatch(match.StartsAt),
    };
}

/// <summary>While the countdown runs.</summary>
public sealed record UpcomingMatch(DateTimeOffset StartsAt) : MatchSnapshot;

/// <summary>From the countdown's end on.</summary>
/// <param name="Connection">Where the game server is met; null when the service knows of none.</param>
public sealed record RunningMatch(string MatchId, DateTimeOffset StartedAt, string? Connection) : MatchSnapshot;
