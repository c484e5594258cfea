namespace GameLobby.Client;

/// <summary>A timer that fires once and can be restarted. Start and stop it under the lock; its callback runs under the lock.</summary>
internal sealed class OneShotTimer(ClientContext context)
{
    private ITimer? pending;

    public bool IsRunning => pending is not null;

    public void Start(TimeSpan delay, Action callback)
    {
        Stop();
        ITimer? timer = null;
        timer = pending = context.Clock.CreateTimer(
            _ =>
            {
                lock (context.SyncRoot)
                {
                    // The timer may have been stopped or restarted while this callback waited for the lock.
                    if (pending != timer) return;
                    Stop();
                    callback();
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        pending?.Dispose();
        pending = null;
    }
}
