namespace GameLobby.LocalCloud.Queues;

/// <summary>Wakes everybody who waits for a queue to change. Guarded by the queue's lock, except for the waiting.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Ends with the next change after now.</summary>
    public Task Next => next.Task;

    public void Raise()
    {
        next.SetResult();
        next = New();
    }

    /// <summary>Waits for the change, but no longer than so long.</summary>
    public static async Task Wait(Task change, TimeSpan limit, TimeProvider clock, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(change, Task.Delay(limit, clock, timer.Token));
        await timer.CancelAsync();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
