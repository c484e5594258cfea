using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>A live socket of a player, and since when.</summary>
public sealed record Connection(ConnectionId Id, DateTimeOffset Since)
{
    /// <summary>
    /// After this no socket can be alive: API Gateway ends each after two hours. The rest is for clocks and late events.
    /// </summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromMinutes(130);

    public DateTimeOffset DeadBy => Since + LongestLife;
}

/// <summary>Someone in a lobby: a player, or a spectator, who takes no player's slot.</summary>
public sealed record Member(PlayerId Id, string Name, DateTimeOffset JoinedAt)
{
    public bool IsSpectator { get; init; }

    public bool IsReady { get; init; }

    /// <summary>The name of the team that the player is on; a spectator is on none.</summary>
    public string? Team { get; init; }

    /// <summary>Can't chat or signal: the host saw to it.</summary>
    public bool IsMuted { get; init; }

    /// <summary>The socket that pushes go to; null while the member is away.</summary>
    public Connection? Connection { get; init; }

    /// <summary>Until when the seat of a member that is away is kept; null while it is online.</summary>
    public DateTimeOffset? AwayUntil { get; init; }

    public DataMap Data { get; init; } = DataMap.Empty;

    public bool IsPlayer => !IsSpectator;

    public bool IsOnline => Connection is not null;

    /// <summary>When this member needs attention next: at once, if an edit by hand left it neither online nor expected.</summary>
    internal DateTimeOffset DueAt => Connection?.DeadBy ?? AwayUntil ?? JoinedAt;
}
