using GameLobby.LocalCloud.Testing;

namespace GameLobby.LocalCloud.Tests.Testing;

public sealed class TestClocks
{
    [Fact]
    public async Task An_advance_fires_what_becomes_due_and_nothing_else()
    {
        var clock = new TestClock();
        var (soon, later) = (Task.Delay(TimeSpan.FromMinutes(1), clock), Task.Delay(TimeSpan.FromHours(1), clock));

        clock.Advance(TimeSpan.FromMinutes(2));

        await Wait.For(soon);
        Assert.False(later.IsCompleted);
    }

    [Fact]
    public async Task A_periodic_timer_fires_again_after_each_period()
    {
        var clock = new TestClock();
        var fired = 0;
        await using var timer = clock.CreateTimer(
            _ => Interlocked.Increment(ref fired), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        for (var minute = 1; minute <= 3; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Wait.Until(() => Volatile.Read(ref fired) == minute);
        }
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        var clock = new TestClock();
        var timer = clock.CreateTimer(_ => Assert.Fail("It fired."), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Timestamps_and_the_time_advance_alike()
    {
        var clock = new TestClock();
        var (since, time) = (clock.GetTimestamp(), clock.GetUtcNow());

        clock.Advance(TimeSpan.FromHours(2));

        Assert.InRange(clock.GetElapsedTime(since), TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
        Assert.InRange(clock.GetUtcNow() - time, TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
    }
}
