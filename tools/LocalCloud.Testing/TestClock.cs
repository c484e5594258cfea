namespace GameLobby.LocalCloud.Testing;

/// <summary>A clock that runs with the machine's and that a test advances. Timers that become due by an advance fire at once.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<Timer> timers = [];
    private long aheadTicks;

    private TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref aheadTicks));

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref aheadTicks, by.Ticks);
        Timer[] running;
        lock (gate) running = [.. timers];
        foreach (var timer in running) timer.Schedule();
    }

    private sealed class Timer : ITimer
    {
        private readonly Lock gate = new();
        private readonly TestClock clock;
        private readonly ITimer inner;
        private DateTimeOffset? due;
        private TimeSpan period;

        public Timer(TestClock clock, TimerCallback callback, object? state)
        {
            this.clock = clock;
            inner = System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (gate) (due, period) = (dueTime < TimeSpan.Zero ? null : clock.GetUtcNow() + dueTime, newPeriod);
            lock (clock.gate) clock.timers.Add(this);
            return Schedule();
        }

        /// <summary>Sets the machine's timer to the time that is left.</summary>
        public bool Schedule()
        {
            lock (gate)
            {
                if (due is not { } at) return inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                var left = at - clock.GetUtcNow();
                return inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(TimerCallback callback, object? state)
        {
            lock (gate)
            {
                // The machine's timer may fire a little early, or twice when the clock is advanced at that time.
                if (due is not { } at) return;
                if (at > clock.GetUtcNow())
                {
                    Schedule();
                    return;
                }

                due = period > TimeSpan.Zero ? clock.GetUtcNow() + period : null;
                Schedule();
            }

            callback(state);
        }
    }
}
