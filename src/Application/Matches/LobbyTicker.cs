using GameLobby.Application.Diagnostics;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Matches;

/// <summary>Does everything that is due in a lobby. Calling it too early, twice or too late does no harm.</summary>
internal sealed class LobbyTicker(ILobbies lobbies, LobbyUpdater updater, IMatchAllocator allocator, TimeProvider clock)
{
    /// <summary>Returns the error that stopped the work; null when nothing is due any more.</summary>
    public async Task<Error?> Tick(LobbyId id, CancellationToken ct)
    {
        while (await lobbies.Get(id, ct) is { } lobby && lobby.DueAt() <= clock.GetUtcNow())
        {
            var outcome = lobby.IsStartDue(clock.GetUtcNow())
                ? await BeginMatch(lobby, ct)
                : await updater.UpdateAsService(id, (it, now) => it.Expire(now), ct);
            if (outcome.Error is { } error) return error;
            if (outcome is UpdateOutcome.Updated { TookEffect: true } updated) Measure(updated.Lobby, lobby);
        }

        return null;
    }

    /// <summary>Counts what time alone did to the members.</summary>
    private static void Measure(Lobby after, Lobby before)
    {
        if (after.Reason is ChangeReason.TimedOut) Telemetry.ExpiredSeats.Add(before.Members.Count - after.Members.Count);
        if (after.Reason is ChangeReason.Away)
            Telemetry.StaleConnections.Add(after.Members.Count(member => !member.IsOnline && before.Find(member.Id)?.IsOnline is true));
    }

    private async Task<UpdateOutcome> BeginMatch(Lobby lobby, CancellationToken ct)
    {
        var match = lobby.Match!;
        var server = await allocator.Allocate(lobby, match, ct);
        return await updater.UpdateAsService(
            lobby.Id,
            (it, now) => server.IsRefused ? it.FailStart(match, now) : it.BeginMatch(match, server.Value, now),
            ct);
    }
}
