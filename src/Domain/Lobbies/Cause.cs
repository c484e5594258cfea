namespace GameLobby.Domain.Lobbies;

/// <summary>Why a lobby changed.</summary>
public enum Reason
{
    Created,
    Joined,
    Back,
    Left,
    TimedOut,
    Away,
    Ready,
    Unready,
    Started,
    Cancelled,
    Ended,
    Idle,
}

/// <summary>
/// What two states of a lobby can't tell: why the later one came about. It holds for the version that it names and for no other.
/// </summary>
/// <param name="Version">The version that this explains.</param>
/// <param name="Detail">What goes with the reason: a match's result, as the one who ended it put it.</param>
public sealed record Cause(long Version, Reason Reason, string? Detail = null);
