namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// Functions whose running invocations are awaited on disposal. A caller that is cancelled stops waiting, but its function runs on, and
/// it would fail with a stack trace if the tables or the server stopped under it.
/// </summary>
internal sealed class DrainedFunctions(IFunctions inner) : IFunctions, IAsyncDisposable
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];

    public bool IsIdle
    {
        get
        {
            lock (gate) return running.Count == 0;
        }
    }

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var invocation = inner.Invoke(functionId, eventJson, CancellationToken.None);
        lock (gate) running.Add(invocation);
        _ = invocation.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await invocation.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        Task drained;
        lock (gate) drained = Task.WhenAll(running);
        await drained.WaitAsync(DrainTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Remove(Task invocation)
    {
        lock (gate) running.Remove(invocation);
    }
}
