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

    /// <summary>A request to a table is delayed by up to 2 s.</summary>
    SlowTable,

    /// <summary>A request to a table gets a ThrottlingException.</summary>
    ThrottledTable,

    /// <summary>A request to a table gets status 500, and takes no effect.</summary>
    FailedTable,

    /// <summary>The connection of a request to a table is cut before the request takes effect.</summary>
    UnreachedTable,

    /// <summary>The connection of a request to a table is cut after the request took effect.</summary>
    CutTable,

    /// <summary>A request to a table gets no response, and takes no effect.</summary>
    HungTable,

    /// <summary>A request to a table takes effect, but gets no response.</summary>
    SilentTable,

    /// <summary>A write to a table is in conflict with a transaction; a transaction is cancelled for it.</summary>
    ConflictedTable,

    /// <summary>A query of an index returns what the same query returned the time before.</summary>
    StaleIndex,

    /// <summary>A request to a queue is delayed by up to 2 s.</summary>
    SlowQueue,

    /// <summary>A request to a queue gets status 500, and takes no effect.</summary>
    FailedQueue,

    /// <summary>A message that a function processed stays in its queue, and is delivered again after the visibility timeout.</summary>
    RepeatedMessage,

    /// <summary>A push gets an error status: the plan's, or at random 400, 403, 500 or 503.</summary>
    FailedPush,

    /// <summary>The connection of a push's request is cut without a response, and the push is not delivered.</summary>
    ResetPush,

    /// <summary>A function is not invoked because its concurrency is at its limit.</summary>
    ThrottledFunction,

    /// <summary>A handshake gets status 429, and no function is invoked.</summary>
    ThrottledHandshake,

    /// <summary>Only the first item of a batch is written; the others are returned as unprocessed.</summary>
    UnprocessedItems,

    /// <summary>A schedule's event is delivered twice.</summary>
    RepeatedSchedule,

    /// <summary>The event of $disconnect has no authorizer context, so that it does not name the player.</summary>
    AnonymousDisconnect,
}
