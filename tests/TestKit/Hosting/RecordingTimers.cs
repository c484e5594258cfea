using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Hosting;

/// <summary>Records the timers that were set.</summary>
public sealed class RecordingTimers : ITimers
{
    public List<(LobbyId Lobby, DateTimeOffset DueAt)> Timers { get; } = [];

    public Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct)
    {
        Timers.Add((lobby, dueAt));
        return Task.CompletedTask;
    }

    public Task Set(IReadOnlyCollection<LobbyId> lobbies, DateTimeOffset dueAt, CancellationToken ct)
    {
        Timers.AddRange(lobbies.Select(lobby => (lobby, dueAt)));
        return Task.CompletedTask;
    }
}
