namespace GameLobby.Benchmarks.Scale;

/// <summary>How the figures of a dimension grow from its smallest to its largest size.</summary>
internal static class Growth
{
    public static string Of(IReadOnlyList<ScalePoint> points)
    {
        var (first, last) = (points[0], points[^1]);
        var (latency, cpu) = (last.P50Ms / first.P50Ms, Cpu(last) / Cpu(first));
        var growth = Text.Of($"  {last.Size} beside {first.Size}: p50 {latency:0.00} times, CPU {cpu:0.00} times");
        return (Exponent(points, point => point.ServerCpuMs), Exponent(points, point => point.EngineCpuMs)) is ({ } server, { } engine)
            ? growth + Text.Of($"; beyond the fixed part, like the size to the power {server:0.00} (server) and {engine:0.00} (engine)")
            : growth;
    }

    /// <summary>
    /// Returns k of a cost of the form f + a * size^k, for the last three sizes; null if the quotients of their sizes differ, or if it does
    /// not grow. For sizes that grow by the factor q, the two differences of the cost have the quotient q^k.
    /// </summary>
    internal static double? Exponent(IReadOnlyList<ScalePoint> points, Func<ScalePoint, double> cost)
    {
        if (points is not [.., { Size: > 0 } first, var second, var third]) return null;
        var factor = (double)second.Size / first.Size;
        if ((double)third.Size / second.Size != factor) return null;
        var (earlier, later) = (cost(second) - cost(first), cost(third) - cost(second));
        return earlier > 0 && later > 0 ? Math.Log(later / earlier, factor) : null;
    }

    private static double Cpu(ScalePoint point) => point.ServerCpuMs + point.EngineCpuMs;
}
