namespace GameLobby.Domain.Lobbies;

/// <summary>Why a lobby changed.</summary>
public enum ChangeReason
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
