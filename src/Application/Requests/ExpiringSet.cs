using System.Collections.Concurrent;

namespace GameLobby.Application.Requests;

/// <summary>What this process knows of some items, such as connections whose last push failed. Each is forgotten after a while.</summary>
internal sealed class ExpiringSet<T>(TimeProvider clock)
    where T : notnull
{
    private readonly ConcurrentDictionary<T, DateTimeOffset> until = new();

    public void Add(T item, TimeSpan time)
    {
        var now = clock.GetUtcNow();
        foreach (var expired in until.Where(entry => entry.Value <= now)) until.TryRemove(expired);
        until[item] = now + time;
    }

    public void Remove(T item) => until.TryRemove(item, out _);

    public bool Contains(T item) => until.TryGetValue(item, out var end) && clock.GetUtcNow() < end;
}
