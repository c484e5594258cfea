using System.Diagnostics.Metrics;

namespace GameLobby.Benchmarks.Tool;

/// <summary>Measures the requests of this process to the engine, by the metric of .NET's HTTP client.</summary>
internal sealed class EngineTime : IDisposable
{
    private readonly MeterListener listener = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                listener.EnableMeasurementEvents(instrument);
        },
    };

    private double last;

    public EngineTime(int port)
    {
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var (name, value) in tags)
                if (name == "server.port" && value is int to && to == port) Volatile.Write(ref last, seconds * 1000);
        });
        listener.Start();
    }

    /// <summary>How long the last request waited for the engine's response, in milliseconds.</summary>
    public double Last => Volatile.Read(ref last);

    public void Dispose() => listener.Dispose();
}
