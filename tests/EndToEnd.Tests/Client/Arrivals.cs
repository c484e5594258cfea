namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>Guards what arrives from elsewhere, and waits for more of it, up to a deadline.</summary>
internal sealed class Arrivals
{
    /// <summary>Far longer than anything takes, also on a busy machine.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

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

    /// <summary>Waits until there is what <paramref name="find"/> looks for.</summary>
    /// <param name="missing">What to say when it does not come.</param>
    public async Task<T> Until<T>(Func<T?> find, Func<string> missing) where T : class
    {
        using var deadline = new CancellationTokenSource(Deadline);
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
