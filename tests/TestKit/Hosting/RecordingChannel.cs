using System.Collections.Concurrent;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Hosting;

/// <summary>Records pushes, and simulates connections that are gone or slow.</summary>
public sealed class RecordingChannel : IClientChannel
{
    private readonly ConcurrentDictionary<ConnectionId, ConcurrentQueue<Push>> pushed = new();

    /// <summary>The results of pushes by connection; delivered by default.</summary>
    public ConcurrentDictionary<ConnectionId, Func<Task<PushResult>>> Results { get; } = new();

    public ConcurrentQueue<ConnectionId> Closed { get; } = new();

    /// <summary>Returns the pushes that a connection received, in order.</summary>
    public IReadOnlyList<Push> To(Connection connection) => [.. pushed.GetValueOrDefault(connection.Id) ?? []];

    public Task WarmUp(CancellationToken ct) => Task.CompletedTask;

    public async Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        var outcome = Results.TryGetValue(connection, out var result) ? await result() : PushResult.Delivered;
        if (outcome is PushResult.Delivered) pushed.GetOrAdd(connection, _ => []).Enqueue(push);
        return outcome;
    }

    public Task<PushResult> Reply(ConnectionId connection, string frame, CancellationToken ct) => throw new NotSupportedException();

    public Task Close(ConnectionId connection, CancellationToken ct)
    {
        Closed.Enqueue(connection);
        return Task.CompletedTask;
    }
}
