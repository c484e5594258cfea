using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>
/// The latest requests that changed a lobby. A record outlives its player's membership, so that a late repeat is recognized after the
/// player left.
/// </summary>
public sealed record IdempotencyRecords(ValueList<IdempotencyRecord> Items)
{
    public static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    /// <summary>Maximum records of one player: more than a client may have outstanding at a time.</summary>
    public const int MaxPerPlayer = 16;

    public static IdempotencyRecords Empty { get; } = new(ValueList<IdempotencyRecord>.Empty);

    public IdempotencyRecord? Find(PlayerId player, string request, DateTimeOffset now) =>
        Items.LastOrDefault(record => record.Player == player && record.Request == request && record.At + Retention > now);

    public IdempotencyRecords Of(PlayerId player) => new([.. Items.Where(record => record.Player == player)]);

    public IdempotencyRecords Add(IdempotencyRecords others, DateTimeOffset now) =>
        new([.. Items.Except(others.Items).Concat(others.Items)
            .Where(record => record.At + Retention > now)
            .GroupBy(record => record.Player)
            .OrderBy(records => records.Key.Value, StringComparer.Ordinal)
            .SelectMany(records => records.TakeLast(MaxPerPlayer))]);
}
