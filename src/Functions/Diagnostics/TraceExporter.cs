using GameLobby.Application.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Sends the traces of the process to a collector. Nothing of OpenTelemetry is loaded before it starts.</summary>
internal static class TraceExporter
{
    /// <summary>How long an invocation waits for the collector at its end. What is not sent then is sent by the next one.</summary>
    private const int MaxFlushMilliseconds = 500;

    private static readonly Lock Gate = new();
    private static TracerProvider? provider;

    public static void Start(Uri collector)
    {
        lock (Gate) provider ??= Create(collector);
    }

    /// <summary>Sends the spans of the invocation, because the process is frozen after it.</summary>
    public static void Flush()
    {
        if (provider is not null) Flush(provider);
    }

    private static void Flush(TracerProvider started) => started.ForceFlush(MaxFlushMilliseconds);

    private static TracerProvider Create(Uri collector) => Sdk.CreateTracerProviderBuilder()
        .AddSource(Telemetry.Name)
        .ConfigureResource(resource => resource.AddService(Telemetry.Name))
        .AddOtlpExporter(otlp => (otlp.Endpoint, otlp.Protocol) = (new Uri(collector, "v1/traces"), OtlpExportProtocol.HttpProtobuf))
        .Build();
}
