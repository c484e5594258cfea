using System.Diagnostics;
using HdrHistogram;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>Durations with three significant digits, recorded from any thread.</summary>
internal sealed class Latencies
{
    private static readonly long Max = TimeSpan.FromHours(1).Ticks;

    private readonly LongHistogram histogram = new(Max, numberOfSignificantValueDigits: 3);

    public long Count
    {
        get
        {
            lock (histogram) return histogram.TotalCount;
        }
    }

    /// <summary>Records the time between two timestamps.</summary>
    public void Record(long from, long to)
    {
        var ticks = Stopwatch.GetElapsedTime(from, to).Ticks;
        lock (histogram) histogram.RecordValue(Math.Clamp(ticks, 0, Max));
    }

    /// <summary>Returns a percentile in milliseconds; 0 if there are none.</summary>
    public double Percentile(double percentile)
    {
        lock (histogram)
            return histogram.TotalCount == 0 ? 0 : TimeSpan.FromTicks(histogram.GetValueAtPercentile(percentile)).TotalMilliseconds;
    }
}
