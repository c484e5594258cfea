using System.Collections.Concurrent;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>Connections whose last push failed, as far as this process knows. Each is forgotten after a while.</summary>
internal sealed class FailingConnections(TimeProvider clock)
{
    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> until = new();

    public void Add(ConnectionId connection, TimeSpan time)
    {
        var now = clock.GetUtcNow();
        foreach (var expired in until.Where(entry => entry.Value <= now)) until.TryRemove(expired);
        until[connection] = now + time;
    }

    public void Remove(ConnectionId connection) => until.TryRemove(connection, out _);

    public bool Contains(ConnectionId connection) => until.TryGetValue(connection, out var end) && clock.GetUtcNow() < end;
}
