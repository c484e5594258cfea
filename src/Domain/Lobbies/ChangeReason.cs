namespace GameLobby.Domain.Lobbies;

/// <summary>Why a lobby changed.</summary>
public enum ChangeReason
{
    /// <summary>The lobby was created.</summary>
    Created,

    /// <summary>A player joined.</summary>
    Joined,

    /// <summary>An away member returned.</summary>
    Back,

    /// <summary>A member left.</summary>
    Left,

    /// <summary>An away member's seat was freed.</summary>
    TimedOut,

    /// <summary>The host or an admin removed a member.</summary>
    Kicked,

    /// <summary>The host or an admin banned a player.</summary>
    Banned,

    /// <summary>A ban or a kick was lifted.</summary>
    Unbanned,

    /// <summary>The host made another player the host.</summary>
    Promoted,

    /// <summary>A member lost their connection.</summary>
    Away,

    /// <summary>A player became ready.</summary>
    Ready,

    /// <summary>A player became unready.</summary>
    Unready,

    /// <summary>Players moved between teams.</summary>
    TeamsChanged,

    /// <summary>A member changed their data or their role.</summary>
    MemberUpdated,

    /// <summary>The settings changed.</summary>
    SettingsChanged,

    /// <summary>A match or its countdown began.</summary>
    Started,

    /// <summary>The host cancelled the countdown.</summary>
    Cancelled,

    /// <summary>No game server could be allocated.</summary>
    AllocationFailed,

    /// <summary>The match ended.</summary>
    Ended,

    /// <summary>The lobby was closed on request.</summary>
    Closed,

    /// <summary>Nothing had changed for a day.</summary>
    Idle,

    /// <summary>The stored lobby was edited by hand.</summary>
    Edited,

    /// <summary>The stored lobby was deleted by hand.</summary>
    Deleted,
}
