using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Sets a timer for the next time that a lobby needs attention.</summary>
internal sealed class ScheduleTimer(ITimers timers, TimeProvider clock) : INotificationHandler<LobbyStored>
{
    public Task Handle(LobbyStored stored, CancellationToken ct) =>
        stored.After.DueAt() is { } due && due != stored.Before?.DueAt() && due <= clock.GetUtcNow() + ITimers.MaxDelay
            ? timers.Set(stored.After.Id, due, ct)
            : Task.CompletedTask;
}
