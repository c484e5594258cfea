namespace GameLobby.LocalCloud.Queues;

/// <summary>Signals changes to those that wait for one. Callers hold a lock, except in <see cref="Wait"/>.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes at the next change.</summary>
    public Task Next => next.Task;

    public void Raise()
    {
        next.SetResult();
        next = New();
    }

    /// <summary>Waits for the change or until the limit has passed.</summary>
    public static async Task Wait(Task change, TimeSpan limit, TimeProvider clock, CancellationToken ct) =>
        await change.WaitAsync(limit, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
