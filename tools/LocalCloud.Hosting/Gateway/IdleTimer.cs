namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// Fires after a period without activity. Activity does not reset the timer; when the timer is due, it checks the time of the last
/// activity and waits for the remaining period.
/// </summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly TimeSpan timeout;
    private ITimer? timer;

    public IdleTimer(TimeProvider clock, TimeSpan timeout, Func<DateTimeOffset> lastActive, Action expired)
    {
        (this.clock, this.timeout) = (clock, timeout);
        lock (gate) timer = clock.CreateTimer(_ => Check(lastActive(), expired), null, timeout, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
        }
    }

    private void Check(DateTimeOffset lastActive, Action expired)
    {
        var left = lastActive + timeout - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            expired();
            return;
        }

        lock (gate) timer?.Change(left, Timeout.InfiniteTimeSpan);
    }
}
