using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>A kick or a ban.</summary>
/// <param name="Until">When the player may come back; null for a ban, which lasts until it is lifted.</param>
public sealed record Exclusion(PlayerId Player, DateTimeOffset Since, DateTimeOffset? Until)
{
    /// <summary>The player's display name as a member; null if it was not stored.</summary>
    public string? Name { get; init; }

    public bool IsBan => Until is null;
}
