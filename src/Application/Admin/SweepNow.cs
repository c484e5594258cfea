using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Admin;

/// <summary>Wakes the overdue lobbies, at most 500, without waiting for the scheduled sweep.</summary>
[Action("admin.sweep", Callers.Admin)]
public sealed record SweepNow : ICommand<SweepReply>;

/// <summary>Sets timers instead of ticking the lobbies: their function has the allocator, retries and a dead-letter queue.</summary>
internal sealed class SweepNowHandler(ILobbies lobbies, ITimers timers, Caller caller, TimeProvider clock)
    : IRequestHandler<SweepNow, Result<SweepReply>>
{
    private const int MaxLobbies = 500;

    public async Task<Result<SweepReply>> Handle(SweepNow request, CancellationToken ct)
    {
        if (!caller.IsAdmin) return Refusals.NotAdmin;

        var now = clock.GetUtcNow();
        var overdue = await lobbies.Due(now, ct).ToListAsync(ct);
        LobbyId[] woken = [.. overdue.Take(MaxLobbies)];
        await timers.Set(woken, now, ct);
        return new SweepReply(overdue.Count, woken.Length);
    }
}
