using System.Runtime.ExceptionServices;

namespace GameLobby.Client;

/// <summary>
/// Where the game's code is called: one call at a time and in order, on the context of whoever made the client, or else
/// connected it first (the main thread of an engine), by the game's own dispatcher, or on the thread pool.
/// </summary>
internal sealed class Callbacks(Action<Action>? dispatcher)
{
    private readonly Queue<Action> queue = new();
    private SynchronizationContext? context;
    private bool isDraining;

    /// <summary>Takes the caller's context, unless there is one already.</summary>
    public void Adopt() => context ??= SynchronizationContext.Current;

    public void Add(Action call)
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

    /// <summary>Calls those who listen by then.</summary>
    public void Tell<T>(Func<Action<T>?> listeners, T news) => Add(() =>
    {
        foreach (var listener in listeners()?.GetInvocationList() ?? []) Call(() => ((Action<T>)listener)(news));
    });

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

            Call(call);
        }
    }

    /// <summary>What the game's code throws is an unhandled exception there, and stops nothing here.</summary>
    private void Call(Action call)
    {
        try
        {
            call();
        }
        catch (Exception failure)
        {
            Post(ExceptionDispatchInfo.Capture(failure).Throw);
        }
    }

    private void Post(Action call)
    {
        if (context is not null) context.Post(_ => call(), null);
        else ThreadPool.QueueUserWorkItem(_ => call());
    }
}
