namespace GameLobby.LocalCloud.Chaos;

/// <summary>What can go wrong in the cloud, each by a chance of its own.</summary>
public enum Fault
{
    /// <summary>
    /// A client's frame costs it its socket: every other time before the frame is handled, else after, so that the reply is lost.
    /// </summary>
    DroppedSocket,

    /// <summary>$disconnect is never called.</summary>
    LostDisconnect,

    /// <summary>$disconnect is called up to 5 s late.</summary>
    LateDisconnect,

    /// <summary>A push is answered with 410, and its socket is lost.</summary>
    GonePush,

    /// <summary>A push is not delivered, and not answered for 29 s.</summary>
    HungPush,

    /// <summary>A push is answered up to 2 s late.</summary>
    SlowPush,

    /// <summary>A push is answered with 429.</summary>
    ThrottledPush,

    /// <summary>A push reaches its client twice.</summary>
    RepeatedPush,

    /// <summary>A push reaches its client up to 2 s after it was accepted, so after later ones.</summary>
    LatePush,

    /// <summary>A batch of a stream or queue is handed over twice.</summary>
    RepeatedBatch,

    /// <summary>A function ends without an answer: every other time before its work, else after it.</summary>
    KilledFunction,
}
