using System.Collections.Concurrent;
using GameLobby.LocalCloud.Gateway;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>Decides which faults to inject, by a plan that can be replaced at run time.</summary>
public sealed partial class FaultInjector(ChaosPlan plan, ILogger? log = null)
{
    private static readonly int[] PushStatuses = [400, 403, 500, 503];

    private readonly ConcurrentDictionary<Fault, int> injected = new();
    private volatile RandomSequences random = new(plan);

    public ChaosPlan Plan
    {
        get => random.Plan;
        set => random = new RandomSequences(value);
    }

    /// <summary>How often each fault was injected, under all plans; 0 for those that never were.</summary>
    public IReadOnlyDictionary<Fault, int> Injected =>
        Enum.GetValues<Fault>().ToDictionary(fault => fault, fault => injected.GetValueOrDefault(fault));

    /// <summary>Whether the plan has a rate for the fault.</summary>
    internal bool CanInject(Fault fault) => random.Plan.Rates.GetValueOrDefault(fault) > 0;

    internal bool ShouldInject(Fault fault)
    {
        if (!CanInject(fault) || random.Next(fault) >= random.Plan.Rates.GetValueOrDefault(fault)) return false;

        injected.AddOrUpdate(fault, 1, (_, count) => count + 1);
        LogInjected(log ?? NullLogger.Instance, fault);
        return true;
    }

    /// <summary>Whether to inject a fault into a push to a player.</summary>
    internal bool ShouldInject(Fault fault, string? player) =>
        (random.Plan.PushesTo is not { } target || target == player) && ShouldInject(fault);

    /// <summary>Whether to inject a fault into a request to a table.</summary>
    internal bool ShouldInject(Fault fault, bool isWrite) => (isWrite || !random.Plan.WritesOnly) && ShouldInject(fault);

    internal int PushStatus() =>
        random.Plan.PushStatus ?? PushStatuses[(int)(random.Next(Fault.FailedPush) * PushStatuses.Length)];

    /// <summary>Whether an injected fault takes effect before the work rather than after it; each has a probability of one half.</summary>
    internal bool HappensBeforeWork(Fault fault) => random.Next(fault) < 0.5;

    internal TimeSpan DelayUpTo(TimeSpan max, Fault fault) => max * random.Next(fault);

    internal GatewayLimits Apply(GatewayLimits limits) => limits with
    {
        ConnectionDuration = Min(limits.ConnectionDuration, random.Plan.ConnectionSeconds),
        IdleTimeout = Min(limits.IdleTimeout, random.Plan.IdleSeconds),
    };

    private static TimeSpan Min(TimeSpan limit, double? seconds) =>
        seconds is { } max && max < limit.TotalSeconds ? TimeSpan.FromSeconds(max) : limit;

    [LoggerMessage(1, LogLevel.Warning, "chaos: {Fault}")]
    private static partial void LogInjected(ILogger log, Fault fault);

    /// <summary>A random sequence for each fault.</summary>
    private sealed class RandomSequences(ChaosPlan plan)
    {
        private readonly ConcurrentDictionary<Fault, Random> sequences = new();

        public ChaosPlan Plan => plan;

        public double Next(Fault fault)
        {
            var sequence = sequences.GetOrAdd(fault, _ => new Random(unchecked((plan.Seed * 31) + (int)fault)));
            lock (sequence) return sequence.NextDouble();
        }
    }
}
