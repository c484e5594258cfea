using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>What a server did in a time of constant load.</summary>
/// <param name="Latencies">The times from a request to its reply, of those that were not refused.</param>
/// <param name="Refused">How many requests were refused, by code.</param>
/// <param name="Rate">Commands that succeeded, per second.</param>
/// <param name="Used">The CPU time until every client had received the last version.</param>
/// <param name="Commands">How many commands the CPU time was used for.</param>
/// <param name="Settled">How long after the last reply every client had received the last version; null if some never did.</param>
internal sealed record Measurement(
    Latencies Latencies,
    IReadOnlyDictionary<string, int> Refused,
    double Rate,
    CpuTime Used,
    int Commands,
    TimeSpan? Settled)
{
    public double ServerCpu => Used.Server.TotalMilliseconds / Commands;

    public double EngineCpu => Used.Engine.TotalMilliseconds / Commands;

    public double P50 => Latencies.Percentile(50);

    public double P99 => Latencies.Percentile(99);

    public override string ToString()
    {
        var settled = Settled is { } time ? Text.Of($"{time.TotalSeconds:0.00} s") : "never";
        return Text.Of(
            $"server CPU {ServerCpu,6:0.000} ms, engine CPU {EngineCpu,6:0.000} ms a command, {Rate,7:0.0} commands/s, ")
            + Text.Of($"p50 {P50,6:0.0} ms, p99 {P99,6:0.0} ms, refused {Text.Of(Refused)}, settled after {settled}");
    }
}
