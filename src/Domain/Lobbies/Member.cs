using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>A player or spectator in a lobby. A spectator takes no player slot.</summary>
public sealed record Member(PlayerId Id, string Name, DateTimeOffset JoinedAt)
{
    public bool IsSpectator { get; init; }

    public bool IsReady { get; init; }

    /// <summary>The player's team; null for none. Spectators have no team.</summary>
    public string? Team { get; init; }

    /// <summary>True when the host has blocked the member's chat and signals.</summary>
    public bool IsMuted { get; init; }

    /// <summary>The connection that receives the member's pushes; null while the member is away.</summary>
    public Connection? Connection
    {
        get;
        init => (field, ConnectedAt) = (value, value?.Since ?? ConnectedAt);
    }

    /// <summary>When the member's latest connection was opened, also while the member is away; null when that is not known.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>When an away member's seat is freed; null while the member is online.</summary>
    public DateTimeOffset? AwayUntil { get; init; }

    public DataMap Data { get; init; } = DataMap.Empty;

    public bool IsPlayer => !IsSpectator;

    public bool IsOnline => Connection is not null;

    /// <summary>When the member next needs attention: immediately if an edit by hand left it neither online nor away.</summary>
    internal DateTimeOffset DueAt => Connection?.ExpiresAt ?? AwayUntil ?? JoinedAt;
}
