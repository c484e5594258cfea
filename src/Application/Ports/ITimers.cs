using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Timers that wake lobbies. A timer may be late, repeated or lost, so its receiver must be idempotent.</summary>
public interface ITimers
{
    /// <summary>Maximum time ahead of a timer. The sweep handles what is due later.</summary>
    static TimeSpan MaxDelay { get; } = TimeSpan.FromMinutes(15);

    Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct);

    /// <summary>Sets a timer for each of the lobbies.</summary>
    Task Set(IReadOnlyCollection<LobbyId> lobbies, DateTimeOffset dueAt, CancellationToken ct);
}
