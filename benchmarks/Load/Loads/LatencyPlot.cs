using GameLobby.Benchmarks.Measuring;
using ScottPlot;

namespace GameLobby.Benchmarks.Loads;

/// <summary>A picture of latencies by percentile, on an axis that widens towards 100 %.</summary>
internal static class LatencyPlot
{
    private static readonly double[] Percentiles = [0, 50, 75, 90, 95, 98, 99, 99.5, 99.9];

    public static void Save(string file, IEnumerable<(string Name, LoadResult Result)> results)
    {
        using var plot = new Plot();
        foreach (var (name, result) in results)
        {
            Add($"{name}: replies", result.Replies);
            Add($"{name}: pushes", result.Pushes);
        }

        plot.Axes.Bottom.SetTicks(
            [.. Percentiles.Select((_, position) => (double)position)], [.. Percentiles.Select(percentile => Text.Of($"{percentile} %"))]);
        plot.YLabel("ms");
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SavePng(file, 900, 500);

        void Add(string name, Latencies latencies) =>
            plot.Add.Scatter(
                Percentiles.Select((_, position) => (double)position).ToArray(), Percentiles.Select(latencies.Percentile).ToArray())
            .LegendText = name;
    }
}
