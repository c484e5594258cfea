namespace GameLobby.Domain.Lobbies;

/// <summary>
/// A match that is about to begin, or has begun. Its id is known from the countdown's first moment, so that asking for
/// a game server twice asks for the same one.
/// </summary>
public sealed record Match(string Id, DateTimeOffset StartsAt)
{
    /// <summary>Null while the countdown runs.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How players reach the game server; null when the service does not allocate one.</summary>
    public string? Connection { get; init; }

    public bool HasStarted => StartedAt is not null;
}
