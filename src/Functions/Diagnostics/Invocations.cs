using System.Diagnostics;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Opens, for each invocation, the scope of its log lines, its metrics and its trace.</summary>
public sealed class Invocations
{
    private readonly LogOutput output;
    private readonly PlayerIds players;
    private readonly TimeProvider clock;
    private readonly string? metricNamespace;
    private int isWarm;

    public Invocations(LogOutput output, IConfiguration configuration, TimeProvider clock)
    {
        (this.output, this.clock) = (output, clock);
        players = new PlayerIds(configuration);
        metricNamespace = configuration["METRICS_NAMESPACE"] is { Length: > 0 } name ? name : null;
        if (configuration["OTLP_ENDPOINT"] is { Length: > 0 }) TraceExporter.Start(new Uri(configuration["OTLP_ENDPOINT"]!));
    }

    /// <summary>Begins an invocation, which ends when the result is disposed.</summary>
    /// <param name="function">The function's name in logs and metrics, which is the same in each stack.</param>
    public IDisposable Begin(string function, ILambdaContext context)
    {
        var invocation = new Invocation(this, function, context.AwsRequestId);
        if (Interlocked.Exchange(ref isWarm, 1) == 0) Telemetry.ColdStarts.Add(1);
        return invocation;
    }

    private sealed class Invocation : IDisposable
    {
        private readonly Invocations owner;
        private readonly string function;
        private readonly LogScope scope = LogScope.Begin();
        private readonly Measurements? measurements;
        private readonly Activity? activity;

        public Invocation(Invocations owner, string function, string requestId)
        {
            (this.owner, this.function) = (owner, function);
            (scope.RequestId, scope.Function) = (requestId, function);
            if (owner.metricNamespace is not null) measurements = Measurements.Begin();
            // The server of LocalCloud, in whose process functions may run, has activities too.
            Activity.Current = null;
            activity = Telemetry.Activities.StartActivity(function, ActivityKind.Server);
            activity?.SetTag("faas.invocation_id", requestId);
        }

        public void Dispose()
        {
            activity?.Dispose();
            if (measurements?.End() is { Count: > 0 } groups) Write(groups);
            scope.Dispose();
            TraceExporter.Flush();
        }

        private void Write(IReadOnlyCollection<MetricGroup> groups)
        {
            var lines = EmfDocuments.Of(owner.metricNamespace!, function, owner.clock.GetUtcNow(), groups, scope, owner.players);
            foreach (var line in lines) owner.output.WriteLine(line);
        }
    }
}
