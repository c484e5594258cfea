namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>State that another thread adds to, and waits on it up to a deadline.</summary>
internal sealed class Arrivals
{
    private readonly Lock gate = new();
    private TaskCompletionSource more = Waiting();

    public void Note(Action arrival)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            arrival();
            (waiting, more) = (more, Waiting());
        }

        waiting.SetResult();
    }

    public T Read<T>(Func<T> read)
    {
        lock (gate) return read();
    }

    /// <summary>Waits until <paramref name="find"/> returns an object.</summary>
    /// <param name="missing">Message of the timeout.</param>
    public async Task<T> Until<T>(Func<T?> find, Func<string> missing) where T : class
    {
        using var deadline = new CancellationTokenSource(Wait.Deadline);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (find() is { } found) return found;
                next = more.Task;
            }

            try
            {
                await next.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(Read(missing));
            }
        }
    }

    private static TaskCompletionSource Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
