namespace GameLobby.Domain.Lobbies;

/// <summary>Why a lobby changed.</summary>
public enum Reason
{
    Created,
    Joined,
    Back,
    Left,
    TimedOut,
    Kicked,
    Banned,
    Unbanned,
    Promoted,
    Away,
    Ready,
    Unready,
    TeamsChanged,
    MemberUpdated,
    SettingsChanged,
    Started,
    Cancelled,
    AllocationFailed,
    Ended,
    Closed,
    Idle,
}

/// <summary>
/// What two states of a lobby can't tell: why the later one came about. It holds for the version that it names and for no other.
/// </summary>
/// <param name="Version">The version that this explains.</param>
/// <param name="Detail">What goes with the reason, as whoever gave it put it: why someone was kicked, how a match ended.</param>
public sealed record Cause(long Version, Reason Reason, string? Detail = null);
