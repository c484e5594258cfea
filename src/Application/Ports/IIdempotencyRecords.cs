using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>
/// Idempotency records of requests whose effect is outside of lobbies, kept for <see cref="IdempotencyRecords.Retention"/>. Ports with such
/// effects write the record with the effect and return the earlier record of the same id, if there is one.
/// </summary>
public interface IIdempotencyRecords
{
    Task<IdempotencyRecord?> Find(PlayerId player, string request, CancellationToken ct);

    /// <summary>Stores a record, or returns the earlier one.</summary>
    Task<IdempotencyRecord?> Keep(IdempotencyRecord record, CancellationToken ct);
}
