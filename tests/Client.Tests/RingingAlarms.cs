namespace GameLobby.Client.Tests;

public sealed class RingingAlarms
{
    private readonly LateTimers clock = new();
    private readonly Alarm alarm;
    private readonly List<string> rung = [];

    public RingingAlarms() =>
        alarm = new(new(new("wss://lobby.test"), _ => Task.FromResult(""), new() { Clock = clock }, new(call => call())));

    [Fact]
    public void An_alarm_that_was_stopped_while_its_timer_went_off_does_not_ring()
    {
        alarm.Set(TimeSpan.FromSeconds(1), () => rung.Add("stopped"));
        alarm.Stop();
        clock.GoOff(0);
        Assert.Empty(rung);
    }

    [Fact]
    public void An_alarm_that_was_set_anew_rings_once_at_its_later_time()
    {
        alarm.Set(TimeSpan.FromSeconds(1), () => rung.Add("first"));
        alarm.Set(TimeSpan.FromSeconds(2), () => rung.Add("second"));
        clock.GoOff(0);
        clock.GoOff(1);
        clock.GoOff(1);
        Assert.Equal(["second"], rung);
        Assert.False(alarm.IsSet);
    }

    /// <summary>Timers that go off when they are told to, disposed or not: as those do that were on their way.</summary>
    private sealed class LateTimers : TimeProvider
    {
        private readonly List<TimerCallback> timers = [];

        public void GoOff(int timer) => timers[timer](null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add(callback);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
