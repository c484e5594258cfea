using System.Runtime.ExceptionServices;

namespace GameLobby.Client;

/// <summary>
/// Runs the game's code, one call at a time and in order: through the game's dispatcher, on the captured synchronization
/// context (an engine's main thread), or on the thread pool.
/// </summary>
internal sealed class Callbacks(Action<Action>? dispatcher, Action<Exception> handleException)
{
    private readonly Queue<Action> queue = new();
    private SynchronizationContext? synchronizationContext;
    private bool isDraining;

    /// <summary>Captures the caller's synchronization context, unless one is captured already.</summary>
    public void CaptureContext() => synchronizationContext ??= SynchronizationContext.Current;

    public void Enqueue(Action call)
    {
        lock (queue)
        {
            queue.Enqueue(call);
            if (isDraining) return;
            isDraining = true;
        }

        if (dispatcher is not null) dispatcher(Drain);
        else Post(Drain);
    }

    /// <summary>Queues an event for the handlers that are subscribed when it runs.</summary>
    public void Raise<T>(Func<Action<T>?> handlers, T argument) => Enqueue(() =>
    {
        foreach (var handler in handlers()?.GetInvocationList() ?? []) Invoke(() => ((Action<T>)handler)(argument));
    });

    /// <summary>Throws on the captured context, where an engine logs it. Returns false when there is none.</summary>
    public bool TryRethrow(Exception exception)
    {
        synchronizationContext?.Post(_ => ExceptionDispatchInfo.Capture(exception).Throw(), null);
        return synchronizationContext is not null;
    }

    private void Drain()
    {
        while (true)
        {
            Action call;
            lock (queue)
            {
                isDraining = queue.Count > 0;
                if (!isDraining) return;
                call = queue.Dequeue();
            }

            Invoke(call);
        }
    }

    /// <summary>Later calls run even if this one throws.</summary>
    private void Invoke(Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            handleException(exception);
        }
    }

    private void Post(Action call)
    {
        if (synchronizationContext is not null) synchronizationContext.Post(_ => call(), null);
        else ThreadPool.QueueUserWorkItem(_ => call());
    }
}
