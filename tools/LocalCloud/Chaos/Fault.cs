namespace GameLobby.LocalCloud.Chaos;

/// <summary>The faults that can be injected, each with its own probability.</summary>
public enum Fault
{
    /// <summary>
    /// A client's frame loses it its connection. At random, the frame is either not handled, or handled and its reply lost.
    /// </summary>
    DroppedSocket,

    /// <summary>$disconnect is never invoked.</summary>
    LostDisconnect,

    /// <summary>$disconnect is invoked up to 5 s late.</summary>
    LateDisconnect,

    /// <summary>A push gets status 410, and its connection is lost.</summary>
    GonePush,

    /// <summary>A push is not delivered, and its request times out after 29 s.</summary>
    HungPush,

    /// <summary>A push is delivered and confirmed up to 2 s late.</summary>
    SlowPush,

    /// <summary>A push gets status 429.</summary>
    ThrottledPush,

    /// <summary>A push reaches its client twice.</summary>
    RepeatedPush,

    /// <summary>A push is confirmed at once but reaches its client up to 2 s later, after newer pushes.</summary>
    LatePush,

    /// <summary>A batch of a stream or queue is delivered to its function twice.</summary>
    RepeatedBatch,

    /// <summary>A function ends without a response. At random, it has either not started or completed its work.</summary>
    KilledFunction,
}
