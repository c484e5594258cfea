using System.Diagnostics.Metrics;
using GameLobby.Application.Diagnostics;

namespace GameLobby.Functions.Diagnostics;

/// <summary>The metrics of an invocation that have the same dimensions.</summary>
internal sealed class MetricGroup(KeyValuePair<string, string>[] dimensions)
{
    private readonly Dictionary<string, Metric> metrics = [];

    public IReadOnlyList<KeyValuePair<string, string>> Dimensions => dimensions;

    public IReadOnlyCollection<Metric> Metrics => metrics.Values;

    /// <summary>Adds to the sum of a counter, or to the values of another instrument.</summary>
    public void Add(Instrument instrument, double value)
    {
        if (!metrics.TryGetValue(instrument.Name, out var metric))
        {
            var unit = instrument.Unit == Telemetry.Milliseconds ? "Milliseconds" : "Count";
            metrics[instrument.Name] = metric = new Metric(instrument.Name, unit, []);
        }

        if (instrument is Counter<long> && metric.Values.Count > 0) metric.Values[0] += value;
        else metric.Values.Add(value);
    }

    internal sealed record Metric(string Name, string Unit, List<double> Values);
}
