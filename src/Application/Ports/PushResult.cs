namespace GameLobby.Application.Ports;

/// <summary>Result of a push.</summary>
public enum PushResult
{
    Delivered,

    /// <summary>The connection does not exist.</summary>
    Gone,

    /// <summary>The push failed for a reason that may pass: a client that does not read, or an error of the gateway.</summary>
    Failed,

    /// <summary>The push failed because it took too long, which may pass.</summary>
    TimedOut,

    /// <summary>The push was not attempted because nearly all pushes fail, which may pass.</summary>
    BreakerOpen,

    /// <summary>The gateway never accepts this push, because it is too large. The client detects the gap in versions.</summary>
    Rejected,
}
