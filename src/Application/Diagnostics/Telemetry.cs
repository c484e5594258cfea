using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GameLobby.Application.Diagnostics;

/// <summary>The metrics and traces of the service. Nothing is recorded unless something listens to them.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "GameLobby";

    public const string Milliseconds = "ms";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("Commands");
    private static readonly Histogram<double> CommandDuration = Meter.CreateHistogram<double>("CommandDuration", Milliseconds);
    private static readonly Counter<long> PushCounter = Meter.CreateCounter<long>("Pushes");
    private static readonly Counter<long> RefusedHandshakes = Meter.CreateCounter<long>("RefusedHandshakes");

    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Commands that failed for a reason that is not the client's: <c>unavailable</c> or <c>internal</c>.</summary>
    public static Counter<long> FailedCommands { get; } = Meter.CreateCounter<long>("FailedCommands");

    /// <summary>Writes of a lobby that lost a race.</summary>
    public static Counter<long> Conflicts { get; } = Meter.CreateCounter<long>("Conflicts");

    /// <summary>Commands that were queued because others were changing their lobby.</summary>
    public static Counter<long> QueuedCommands { get; } = Meter.CreateCounter<long>("QueuedCommands");

    /// <summary>Pushes that were queued again because they failed.</summary>
    public static Counter<long> PushRetries { get; } = Meter.CreateCounter<long>("PushRetries");

    /// <summary>Recipients of a notice.</summary>
    public static Histogram<long> FanOut { get; } = Meter.CreateHistogram<long>("FanOut");

    /// <summary>Pushes that one frame merges.</summary>
    public static Histogram<long> Coalesced { get; } = Meter.CreateHistogram<long>("Coalesced");

    /// <summary>1 when the circuit breaker of the callback API opens, 0 when it closes.</summary>
    public static Gauge<long> BreakerOpen { get; } = Meter.CreateGauge<long>("BreakerOpen");

    /// <summary>Seats of away members that were freed.</summary>
    public static Counter<long> ExpiredSeats { get; } = Meter.CreateCounter<long>("ExpiredSeats");

    /// <summary>Connections that a push found gone, or that exceeded their lifetime.</summary>
    public static Counter<long> StaleConnections { get; } = Meter.CreateCounter<long>("StaleConnections");

    public static Counter<long> ColdStarts { get; } = Meter.CreateCounter<long>("ColdStarts");

    /// <summary>Age of the oldest record in a batch of the stream.</summary>
    public static Histogram<double> StreamAge { get; } = Meter.CreateHistogram<double>("StreamAge", Milliseconds);

    /// <summary>The W3C <c>traceparent</c> of the current trace; null if it is not recorded.</summary>
    public static string? TraceParent => Activity.Current is { Recorded: true } activity ? activity.Id : null;

    /// <summary>Starts a span that continues a trace, or the current one if <paramref name="traceParent"/> is null.</summary>
    /// <param name="name">What the span measures.</param>
    /// <param name="traceParent">The span before it, in another process, as W3C <c>traceparent</c>.</param>
    public static Activity? Continue(string name, string? traceParent) => traceParent is null
        ? Activities.StartActivity(name, ActivityKind.Consumer)
        : Activities.StartActivity(name, ActivityKind.Consumer, traceParent);

    /// <summary>Counts a command.</summary>
    /// <param name="outcome"><c>ok</c>, <c>refused</c> or <c>failed</c>: a metric for each error code would cost too much.</param>
    /// <param name="duration">Null for a command that was not handled.</param>
    public static void Command(string action, string outcome, TimeSpan? duration = null)
    {
        Commands.Add(1, new("Action", action), new("Outcome", outcome));
        if (duration is { } elapsed) CommandDuration.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("Action", action));
    }

    public static void Push(string outcome) => PushCounter.Add(1, new KeyValuePair<string, object?>("PushOutcome", outcome));

    public static void RefusedHandshake(string reason) =>
        RefusedHandshakes.Add(1, new KeyValuePair<string, object?>("Reason", reason));
}
