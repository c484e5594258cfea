using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Requests;

/// <summary>
/// Idempotency of requests whose effect is outside of lobbies. The record is written together with the effect. A repeat is answered from
/// the record, even if the request would be refused by then.
/// </summary>
internal sealed class IdempotentEffect(IIdempotencyRecords records, TimeProvider clock)
{
    /// <param name="reply">Content of the reply that a repeat needs.</param>
    public IdempotencyRecord NewRecord(Caller caller, RememberedReply? reply = null) =>
        new(caller.Player, caller.Request, caller.Fingerprint, clock.GetUtcNow(), 0, reply);

    /// <summary>Returns the record of an earlier request with the caller's id.</summary>
    public async Task<IdempotencyRecord?> Earlier(Caller caller, CancellationToken ct)
    {
        var record = await records.Find(caller.Player, caller.Request, ct);
        return record?.At + IdempotencyRecords.Retention > clock.GetUtcNow() ? record : null;
    }

    /// <summary>Stores the record of an effect that was written without one.</summary>
    public Task<IdempotencyRecord?> Keep(IdempotencyRecord record, CancellationToken ct) => records.Keep(record, ct);

    /// <summary>Returns the record of the earlier request that the caller repeats; the refusal if there is none.</summary>
    public async Task<Result<IdempotencyRecord>> EarlierOr(Error refusal, Caller caller, CancellationToken ct) =>
        await Earlier(caller, ct) is { } earlier ? Repeat(earlier, caller) : refusal;

    /// <summary>Returns the earlier record if the caller repeats its request; <c>id_reused</c> if it is another request.</summary>
    public static Result<IdempotencyRecord> Repeat(IdempotencyRecord earlier, Caller caller) =>
        earlier.Fingerprint == caller.Fingerprint ? earlier : Refusals.IdReused;

    /// <summary>Returns the lobby; <c>id_reused</c> if a request that changed it had the caller's id.</summary>
    public Result<Lobby> RefuseReusedId(Lobby lobby, Caller caller) =>
        lobby.IdempotencyRecords.Find(caller.Player, caller.Request, clock.GetUtcNow()) is null ? lobby : Refusals.IdReused;
}
