using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>
/// Live-browser subscriptions. A player's item lists the player's subscriptions and a scope lists its subscribers, so either is found by
/// one read.
/// </summary>
public interface ISubscriptions
{
    const int MaxPerPlayer = 4;

    /// <summary>Adds a subscription if its connection still has the session, or returns the earlier record of the same request.</summary>
    Task<IdempotencyRecord?> Begin(Subscription subscription, IdempotencyRecord record, CancellationToken ct);

    /// <summary>Ends a connection's subscription if there is one, or returns the earlier record of the same request.</summary>
    Task<IdempotencyRecord?> End(Subscription subscription, IdempotencyRecord record, CancellationToken ct);

    /// <summary>
    /// Removes the subscription of an ended session. Changes nothing if the player subscribed again on another connection.
    /// </summary>
    Task Remove(Subscription subscription, CancellationToken ct);

    Task<IReadOnlyList<Subscription>> Of(SubscriptionScope scope, CancellationToken ct);

    /// <summary>
    /// Gives one process at a time the turn to push to a scope's subscribers: null when the caller has it until <paramref name="until"/>,
    /// else when to ask again.
    /// </summary>
    Task<DateTimeOffset?> TakeTurn(SubscriptionScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct);

    /// <summary>Ends the caller's turn. The next one may begin at <paramref name="next"/>.</summary>
    Task EndTurn(SubscriptionScope scope, DateTimeOffset next, CancellationToken ct);
}
