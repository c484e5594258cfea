using System.Globalization;
using ScottPlot;

namespace GameLobby.Benchmarks.Scale;

/// <summary>A picture of how a command's CPU time and latency grow with a dimension, on logarithmic axes.</summary>
internal static class ScalePlot
{
    private const double Smallest = 1;
    private static readonly double[] Times = [1, 10, 100, 1_000, 10_000];

    public static void Save(string file, Dimension dimension, IReadOnlyList<ScalePoint> points)
    {
        using var plot = new Plot();
        double[] positions = [.. points.Select(Position)];
        Add("server CPU of a command", point => point.ServerCpuMs);
        Add("engine CPU of a command", point => point.EngineCpuMs);
        Add("reply, p50", point => point.P50Ms);
        Add("reply, p99", point => point.P99Ms);

        plot.Axes.Bottom.SetTicks(positions, [.. points.Select(point => point.Size.ToString("N0", CultureInfo.InvariantCulture))]);
        plot.Axes.Left.SetTicks([.. Times.Select(Math.Log10)], [.. Times.Select(time => time.ToString(CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimitsY(Math.Log10(Smallest), Math.Log10(points.Max(point => Math.Max(point.P99Ms, point.ServerCpuMs))) + 0.3);
        plot.XLabel(dimension.Axis);
        plot.YLabel("ms");
        plot.ShowLegend(Edge.Right);
        plot.SavePng(file, 720, 360);

        void Add(string name, Func<ScalePoint, double> value) => plot.Add.Scatter(
            positions, points.Select(point => Math.Log10(Math.Max(Smallest, value(point)))).ToArray()).LegendText = name;
    }

    /// <summary>Returns the logarithm of a size. The size 0, which has none, is drawn at 100.</summary>
    private static double Position(ScalePoint point) => Math.Log10(point.Size == 0 ? 100 : point.Size);
}
