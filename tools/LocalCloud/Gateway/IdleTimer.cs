namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// Fires once nothing has happened for a time. Activity costs it nothing: it looks when it was last due, and waits for the rest.
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
        lock (gate) timer = clock.CreateTimer(_ => Look(lastActive(), expired), null, timeout, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
        }
    }

    private void Look(DateTimeOffset lastActive, Action expired)
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
