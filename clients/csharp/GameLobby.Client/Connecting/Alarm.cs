namespace GameLobby.Client;

/// <summary>One timer that is set, set anew and stopped, all under the lock; it rings under the lock, too.</summary>
internal sealed class Alarm(Surroundings around)
{
    private ITimer? pending;

    public bool IsSet => pending is not null;

    public void Set(TimeSpan wait, Action ring)
    {
        Stop();
        ITimer? timer = null;
        timer = pending = around.Clock.CreateTimer(
            _ =>
            {
                lock (around.Gate)
                {
                    // It may have been stopped while it waited for the lock.
                    if (pending != timer) return;
                    Stop();
                    ring();
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        pending?.Dispose();
        pending = null;
    }
}
