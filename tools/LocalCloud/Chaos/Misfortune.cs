using System.Collections.Concurrent;
using GameLobby.LocalCloud.Gateway;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>Decides what goes wrong, by a plan that can be exchanged while the cloud runs.</summary>
public sealed partial class Misfortune(ChaosPlan plan, ILogger? log = null)
{
    private volatile Dice dice = new(plan);

    public ChaosPlan Plan
    {
        get => dice.Plan;
        set => dice = new Dice(value);
    }

    internal bool Strikes(Fault fault)
    {
        if (dice.Roll(fault) >= dice.Plan.Rates.GetValueOrDefault(fault)) return false;

        Struck(log ?? NullLogger.Instance, fault);
        return true;
    }

    /// <summary>Whether a fault that strikes does so in the first of two ways.</summary>
    internal bool Early(Fault fault) => dice.Roll(fault) < 0.5;

    internal TimeSpan UpTo(TimeSpan longest, Fault fault) => longest * dice.Roll(fault);

    internal GatewayLimits Shorten(GatewayLimits limits) => limits with
    {
        ConnectionDuration = Shorter(limits.ConnectionDuration, dice.Plan.ConnectionSeconds),
        IdleTimeout = Shorter(limits.IdleTimeout, dice.Plan.IdleSeconds),
    };

    private static TimeSpan Shorter(TimeSpan limit, double? seconds) =>
        seconds is { } most && most < limit.TotalSeconds ? TimeSpan.FromSeconds(most) : limit;

    [LoggerMessage(1, LogLevel.Warning, "chaos: {Fault}")]
    private static partial void Struck(ILogger log, Fault fault);

    /// <summary>A sequence of chances for each fault.</summary>
    private sealed class Dice(ChaosPlan plan)
    {
        private readonly ConcurrentDictionary<Fault, Random> sequences = new();

        public ChaosPlan Plan => plan;

        public double Roll(Fault fault)
        {
            var sequence = sequences.GetOrAdd(fault, _ => new Random(unchecked((plan.Seed * 31) + (int)fault)));
            lock (sequence) return sequence.NextDouble();
        }
    }
}
