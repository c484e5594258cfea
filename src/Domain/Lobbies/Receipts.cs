using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>
/// That a request took effect: so when it comes again it can be answered as the first time, and has no second effect.
/// </summary>
/// <param name="Request">The id that the client chose.</param>
/// <param name="Fingerprint">Of the action and its data: another request under the same id is told apart.</param>
/// <param name="Version">The lobby's version that the request led to.</param>
/// <param name="Note">What else the first answer said that can't be had from the lobby later on.</param>
public sealed record Receipt(PlayerId Player, string Request, string Fingerprint, DateTimeOffset At, long Version, string? Note = null);

/// <summary>
/// The latest requests that took effect on a lobby. They outlive their player's membership, so that a late repeat of a
/// request finds its receipt also after the player left.
/// </summary>
public sealed record Receipts(ValueList<Receipt> Items)
{
    /// <summary>For how long an id is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>How many are kept of one player: more than a client may have unanswered at a time.</summary>
    public const int PerPlayer = 16;

    public static Receipts Empty { get; } = new(ValueList<Receipt>.Empty);

    public Receipt? Find(PlayerId player, string request, DateTimeOffset now) =>
        Items.LastOrDefault(receipt => receipt.Player == player && receipt.Request == request && receipt.At + Kept > now);

    public Receipts Of(PlayerId player) => new([.. Items.Where(receipt => receipt.Player == player)]);

    public Receipts Add(Receipts others, DateTimeOffset now) =>
        new([.. Items.Except(others.Items).Concat(others.Items)
            .Where(receipt => receipt.At + Kept > now)
            .GroupBy(receipt => receipt.Player)
            .SelectMany(receipts => receipts.TakeLast(PerPlayer))]);
}
