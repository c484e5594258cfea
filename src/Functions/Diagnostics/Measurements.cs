using System.Diagnostics.Metrics;
using GameLobby.Application.Diagnostics;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Collects what is measured during an invocation. Several run at a time in LocalCloud, and share a listener.</summary>
internal sealed class Measurements
{
    private static readonly AsyncLocal<Measurements?> Ambient = new();
    private static readonly Lazy<MeterListener> Listener = new(Listen);

    private readonly Lock gate = new();
    private readonly Dictionary<string, MetricGroup> groups = [];

    public static Measurements Begin()
    {
        _ = Listener.Value;
        return Ambient.Value = new Measurements();
    }

    public IReadOnlyCollection<MetricGroup> End()
    {
        Ambient.Value = null;
        lock (gate) return [.. groups.Values];
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Ambient.Value?.Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Ambient.Value?.Add(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var dimensions = new KeyValuePair<string, string>[tags.Length];
        for (var index = 0; index < tags.Length; index++) dimensions[index] = new(tags[index].Key, $"{tags[index].Value}");

        var key = string.Join('\n', dimensions.Select(dimension => $"{dimension.Key}={dimension.Value}"));
        lock (gate)
        {
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = new MetricGroup(dimensions);
            group.Add(instrument, value);
        }
    }
}
