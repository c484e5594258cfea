namespace GameLobby.Application.Ports;

/// <summary>Result of a push.</summary>
public enum PushResult
{
    Delivered,

    /// <summary>The connection does not exist.</summary>
    Gone,

    /// <summary>
    /// The client does not read, or the gateway timed out. The push is not retried: the client detects the gap in versions.
    /// </summary>
    Dropped,
}
