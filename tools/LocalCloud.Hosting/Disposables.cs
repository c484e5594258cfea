namespace GameLobby.LocalCloud;

/// <summary>Started parts, disposed in reverse order.</summary>
internal sealed class Disposables : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];

    public T Add<T>(T part) where T : IAsyncDisposable
    {
        parts.Add(part);
        return part;
    }

    public void Add(IDisposable part) => parts.Add(new Sync(part));

    public async ValueTask DisposeAsync()
    {
        for (var last = parts.Count - 1; last >= 0; last--)
        {
            await parts[last].DisposeAsync();
            parts.RemoveAt(last);
        }
    }

    private sealed class Sync(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
