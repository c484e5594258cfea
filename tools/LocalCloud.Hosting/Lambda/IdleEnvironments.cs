namespace GameLobby.LocalCloud.Lambda;

/// <summary>The environments of a function that have no event, the most recently used one first.</summary>
internal sealed class IdleEnvironments : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<(IExecutionEnvironment Environment, long Since)> idle = [];
    private readonly TimeProvider clock;
    private readonly ITimer? ending;

    /// <param name="limit">How long an environment is kept, and up to half as long again; null keeps all.</param>
    public IdleEnvironments(TimeSpan? limit, TimeProvider clock)
    {
        this.clock = clock;
        if (limit is { } time) ending = clock.CreateTimer(_ => End(time), null, time / 2, time / 2);
    }

    public void Add(IExecutionEnvironment environment)
    {
        lock (gate) idle.Add((environment, clock.GetTimestamp()));
    }

    /// <summary>Removes and returns an environment; null if there is none.</summary>
    public IExecutionEnvironment? Take()
    {
        lock (gate)
        {
            while (idle.Count > 0)
            {
                var (environment, _) = idle[^1];
                idle.RemoveAt(idle.Count - 1);
                if (environment.IsReusable) return environment;
                _ = environment.DisposeAsync().AsTask();
            }

            return null;
        }
    }

    public void Dispose() => ending?.Dispose();

    /// <summary>Ends the environments that have been idle for longer than the limit. They come first in the list.</summary>
    private void End(TimeSpan limit)
    {
        lock (gate)
        {
            var expired = idle.TakeWhile(entry => clock.GetElapsedTime(entry.Since) > limit).ToArray();
            idle.RemoveRange(0, expired.Length);
            foreach (var (environment, _) in expired) _ = environment.DisposeAsync().AsTask();
        }
    }
}
