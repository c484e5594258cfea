using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Scale;

/// <summary>The figures of one size of a dimension.</summary>
/// <param name="ServerCpuMs">The CPU time of a command with its pushes, beyond that of the idle server.</param>
/// <param name="EngineCpuMs">The same of the engine.</param>
/// <param name="IdleServer">The part of a core that the idle server uses.</param>
/// <param name="IdleEngine">The same of the engine.</param>
/// <param name="P50Ms">The time from a request to its reply.</param>
/// <param name="PushP50Ms">The time from a request until a member has received the change.</param>
/// <param name="Missing">How many changes never reached a member, summed over the members.</param>
/// <param name="LoadAverage">The average number of running processes at the start.</param>
internal sealed record ScalePoint(
    string Dimension,
    int Size,
    long Commands,
    double ServerCpuMs,
    double EngineCpuMs,
    double IdleServer,
    double IdleEngine,
    double P50Ms,
    double P99Ms,
    double PushP50Ms,
    double PushP99Ms,
    int Missing,
    int Refused,
    string LoadAverage)
{
    public const string Header =
        "     size  server CPU, ms  engine CPU, ms  p50, ms  p99, ms  push p50  push p99  idle server  idle engine  commands  load";

    public static ScalePoint Of(Dimension dimension, int size, LoadResult result, CpuUse busy, CpuUse idle, string loadAverage) => new(
        dimension.Name,
        size,
        result.Replies.Count,
        (busy.Server - idle.Server) * busy.Period.TotalMilliseconds / result.Replies.Count,
        (busy.Engine - idle.Engine) * busy.Period.TotalMilliseconds / result.Replies.Count,
        idle.Server,
        idle.Engine,
        result.Replies.Percentile(50),
        result.Replies.Percentile(99),
        result.Pushes.Percentile(50),
        result.Pushes.Percentile(99),
        result.Missing,
        result.Refused.Values.Sum(),
        loadAverage);

    public override string ToString() => Text.Of(
        $"{Size,9}  {ServerCpuMs,14:0.00}  {EngineCpuMs,14:0.00}  {P50Ms,7:0.0}  {P99Ms,7:0.0}  {PushP50Ms,8:0}  {PushP99Ms,8:0}  ")
        + Text.Of($"{IdleServer,11:0.0%}  {IdleEngine,11:0.0%}  {Commands,8}  {LoadAverage}")
        + (Missing + Refused == 0 ? "" : Text.Of($"  {Missing} missing, {Refused} refused"));
}
