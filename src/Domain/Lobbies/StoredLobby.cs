using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Everything that a store keeps of a lobby.</summary>
public sealed record StoredLobby(
    LobbyId Id,
    long Version,
    LobbyCode Code,
    LobbySettings Settings,
    PlayerId Host,
    Roster Members,
    Match? Match,
    bool IsClosed,
    LastChange? LastChange,
    IdempotencyRecords IdempotencyRecords,
    Exclusions Exclusions,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Null: the same as <see cref="Version"/>.</summary>
    public long? PublicVersion { get; init; }

    /// <summary>Null: the same as <see cref="UpdatedAt"/>.</summary>
    public DateTimeOffset? PublicUpdatedAt { get; init; }
}
