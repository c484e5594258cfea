namespace GameLobby.Domain.Lobbies;

/// <summary>
/// A countdown or a running match. The id is fixed when the countdown starts, so that repeated requests for a game server name the same
/// match.
/// </summary>
public sealed record Match(string Id, DateTimeOffset StartsAt)
{
    /// <summary>Null during the countdown.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The game server's address; null when the service allocates none.</summary>
    public string? Connection { get; init; }

    public bool HasStarted => StartedAt is not null;
}
