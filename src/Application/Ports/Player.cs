using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>
/// A player's session, and the lobby the player was seated in last. That lobby knows whether the player is still a member.
/// </summary>
/// <param name="Seatings">Number of times the player was seated. Two concurrent seatings can't both be written.</param>
public sealed record Player(PlayerId Id, Connection? Connection, LobbyId? LastLobby, long Seatings, WrongGuesses? Guesses = null)
{
    /// <summary>When the latest connection ended, or when it began if it has not ended; null for a player who never connected.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>The connection's live-browser subscriptions, in order.</summary>
    public ValueList<SubscriptionScope> Subscriptions { get; init; } = ValueList<SubscriptionScope>.Empty;
}
