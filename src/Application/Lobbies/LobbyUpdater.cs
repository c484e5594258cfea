using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>A pure operation on a lobby at a time.</summary>
internal delegate Result<Lobby> LobbyOperation(Lobby lobby, DateTimeOffset now);

/// <summary>
/// Loads a lobby, applies an operation, writes the result on condition that the lobby has not changed, and retries on the current lobby if
/// it has. A request that may be queued is not retried for long. One that takes effect leaves an idempotency record in the same write.
/// </summary>
internal sealed partial class LobbyUpdater(
    ILobbies lobbies, IPlayers players, Seats seats, IdempotentEffect effects, ExpiringSet<LobbyId> busy, TimeProvider clock)
{
    /// <summary>How long to wait after a lost race at most, in times of what the attempt took.</summary>
    private const int MaxDelayFactor = 8;

    /// <summary>How long requests for a lobby are queued without an attempt, after one that had to be.</summary>
    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(30);

    /// <summary>How long a request that loses races is attempted if it may not be queued.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

    /// <summary>Updates a lobby for a caller, once per request id.</summary>
    /// <param name="remember">Returns the content of the reply that a repeat needs.</param>
    public Task<UpdateOutcome> UpdateFor(
        Caller caller, LobbyId id, LobbyOperation operation, CancellationToken ct, Func<Lobby, RememberedReply?>? remember = null) =>
        Update(id, operation, caller, null, null, remember, ct);

    /// <summary>Updates a lobby for the service itself. The operation must be harmless when it is repeated.</summary>
    public Task<UpdateOutcome> UpdateAsService(LobbyId id, LobbyOperation operation, CancellationToken ct) =>
        Update(id, operation, null, null, null, null, ct);

    private async Task<UpdateOutcome> Update(
        LobbyId id,
        LobbyOperation operation,
        Caller? caller,
        ChangeAuthor? author,
        Seat? seat,
        Func<Lobby, RememberedReply?>? remember,
        CancellationToken ct)
    {
        LogScope.Current?.Lobby = id.Value;
        if (caller is { MayBeQueued: true } && busy.Contains(id)) return new UpdateOutcome.Queued(id);

        // A cached lobby may be stale. The conditional write makes that harmless, but a refusal needs the current lobby.
        var store = caller?.Batch ?? lobbies;
        var cached = store.LastSeen(id);
        var isCurrent = cached is null;
        var lobby = cached ?? await store.Get(id, ct);
        var began = clock.GetUtcNow();
        for (var attempt = 0; ; attempt++)
        {
            if (lobby is null) return new UpdateOutcome.Missing(Refusals.NoSuchLobby);

            // Before each attempt, so that a repeat is also found when both copies of a request run at once.
            var now = clock.GetUtcNow();
            if (caller is not null && UpdateOutcome.FindRepeat(lobby, caller, now) is { } repeat) return repeat;
            if (isCurrent && caller is { MayBeQueued: true } && lobby.IsBusy(now)) return Queue(id);

            var newcomer = seat is not null && lobby.Find(seat.Player.Id) is null ? new Newcomer(seat.Player, seat.Invite) : null;
            // A repeat over a newer connection may have got its reply already. If it changed nothing, it left no record.
            var isLate = caller is not null && lobby.IsReplaced(caller.Player, caller.Connection);
            var result = lobby.Apply(
                it => isLate ? Refusals.SessionReplaced : operation(it, now),
                next => RecordsFor(next, caller, seat?.EarlierRecords, remember, now),
                now);
            if (caller is not null && !result.IsRefused && LobbySize.Outgrows(lobby, result.Value))
                result = newcomer is null ? Refusals.DataTooLarge : Refusals.LobbyFull;

            if (result.IsRefused || result.Value == lobby)
            {
                if (isCurrent) return Unchanged(lobby, result);
                (lobby, isCurrent) = (await store.Get(id, ct), true);
                continue;
            }

            var next = result.Value.CausedBy(author, Telemetry.TraceParent);
            switch (await store.Save(lobby, next, newcomer, ct))
            {
                case SaveResult.Stored:
                    return new UpdateOutcome.Updated(next, TookEffect: true);
                case SaveResult.LostRace lost:
                    Telemetry.Conflicts.Add(1);
                    if (attempt > 0 && caller is { MayBeQueued: true }) return Queue(id);
                    if (now - began >= Patience) return new UpdateOutcome.Conflicted();
                    (lobby, isCurrent) = (attempt == 0 ? lost.Current : await GetLater(store, id, clock.GetUtcNow() - now, ct), true);
                    break;
                case SaveResult.NewcomerMoved:
                    return new UpdateOutcome.SeatTaken();
            }
        }
    }

    /// <summary>
    /// Returns the lobby after a random time. Those who lost several races would all write at once otherwise, and with a version that is no
    /// longer the current one. The longer an attempt takes, the more others write meanwhile, so the longer the wait.
    /// </summary>
    private async Task<Lobby?> GetLater(ILobbyStore store, LobbyId id, TimeSpan attemptTook, CancellationToken ct)
    {
        var longest = Math.Clamp((attemptTook * MaxDelayFactor).Ticks, MinDelay.Ticks, MaxDelay.Ticks);
        await Task.Delay(TimeSpan.FromTicks(Random.Shared.NextInt64(longest)), clock, ct);
        return await store.Get(id, ct);
    }

    private UpdateOutcome.Queued Queue(LobbyId id)
    {
        busy.Add(id, BusyTime);
        return new UpdateOutcome.Queued(id);
    }

    private static UpdateOutcome Unchanged(Lobby lobby, Result<Lobby> result) => result.Error is { } error
        ? new UpdateOutcome.Refused(error, lobby)
        : new UpdateOutcome.Updated(lobby, TookEffect: false);

    private static IdempotencyRecords RecordsFor(
        Lobby next, Caller? caller, IdempotencyRecords? earlier, Func<Lobby, RememberedReply?>? remember, DateTimeOffset now)
    {
        var items = earlier?.Items ?? [];
        return caller is null
            ? new IdempotencyRecords(items)
            : new IdempotencyRecords([.. items, NewRecord(caller, next.Version, remember?.Invoke(next), now)]);
    }

    private static IdempotencyRecord NewRecord(Caller caller, long version, RememberedReply? reply, DateTimeOffset now) =>
        new(caller.Player, caller.Request, caller.Fingerprint, now, version, reply);
}
