namespace GameLobby.LocalCloud.Lambda;

/// <summary>The measurements of one run of a function, as in the REPORT line of Lambda's log.</summary>
/// <param name="EndedAt">The end of the run.</param>
/// <param name="Function">The function's logical id in the template.</param>
/// <param name="InitDuration">The duration of the init phase of a cold start; null for an environment that was warm.</param>
/// <param name="Duration">
/// The duration of the invoke phase: from the event to the runtime's request for the next event, at most the function's timeout.
/// </param>
/// <param name="MemorySize">The memory size of the template in MiB.</param>
public sealed record InvocationReport(
    DateTimeOffset EndedAt,
    string Function,
    string RequestId,
    TimeSpan? InitDuration,
    TimeSpan Duration,
    int MemorySize,
    InvocationError? Error)
{
    public bool IsColdStart => InitDuration is not null;

    /// <summary>
    /// The billed milliseconds: both phases together, rounded up. AWS bills the init phase of every function since August 2025
    /// (https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/).
    /// </summary>
    public long BilledMilliseconds => (long)Math.Ceiling(((InitDuration ?? TimeSpan.Zero) + Duration).TotalMilliseconds);
}
