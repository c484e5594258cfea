using System.Collections.Concurrent;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Hosting;

/// <summary>Keeps what was pushed, and plays sockets that are gone or slow.</summary>
public sealed class RecordingChannel : IClientChannel
{
    private readonly ConcurrentDictionary<ConnectionId, ConcurrentQueue<Push>> pushed = new();

    /// <summary>What becomes of a push to a socket; delivered unless said otherwise.</summary>
    public ConcurrentDictionary<ConnectionId, Func<Task<PushResult>>> Answers { get; } = new();

    public ConcurrentQueue<ConnectionId> Closed { get; } = new();

    /// <summary>The frames that a socket got, in order.</summary>
    public IReadOnlyList<Push> To(Connection connection) => [.. pushed.GetValueOrDefault(connection.Id) ?? []];

    public async Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        var outcome = Answers.TryGetValue(connection, out var answer) ? await answer() : PushResult.Delivered;
        if (outcome is PushResult.Delivered) pushed.GetOrAdd(connection, _ => []).Enqueue(push);
        return outcome;
    }

    public Task Close(ConnectionId connection, CancellationToken ct)
    {
        Closed.Enqueue(connection);
        return Task.CompletedTask;
    }
}
