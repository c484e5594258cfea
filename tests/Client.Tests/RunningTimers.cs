namespace GameLobby.Client.Tests;

public sealed class RunningTimers
{
    private readonly ManualTimers clock = new();
    private readonly OneShotTimer timer;
    private readonly List<string> fired = [];

    public RunningTimers() =>
        timer = new(new(
            new("wss://lobby.test"), _ => Task.FromResult(""), new() { TimeProvider = clock }, new(call => call(), _ => { }), null));

    [Fact]
    public void A_timer_stopped_while_its_callback_is_starting_does_not_fire()
    {
        timer.Start(TimeSpan.FromSeconds(1), () => fired.Add("stopped"));
        timer.Stop();
        clock.Fire(0);
        Assert.Empty(fired);
    }

    [Fact]
    public void A_restarted_timer_fires_once_at_its_later_time()
    {
        timer.Start(TimeSpan.FromSeconds(1), () => fired.Add("first"));
        timer.Start(TimeSpan.FromSeconds(2), () => fired.Add("second"));
        clock.Fire(0);
        clock.Fire(1);
        clock.Fire(1);
        Assert.Equal(["second"], fired);
        Assert.False(timer.IsRunning);
    }

    /// <summary>Timers that the test fires, even when disposed: a real timer's callback may already be starting then.</summary>
    private sealed class ManualTimers : TimeProvider
    {
        private readonly List<TimerCallback> timers = [];

        public void Fire(int index) => timers[index](null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add(callback);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
