using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>Subscriptions, shared by the processes that share a table.</summary>
public sealed class MemorySubscriptions(MemoryTable table) : ISubscriptions
{
    private readonly ConcurrentDictionary<(SubscriptionScope, PlayerId), Subscription> subscriptions = new();
    private readonly Dictionary<SubscriptionScope, DateTimeOffset> turns = [];

    public Task<IdempotencyRecord?> Begin(Subscription subscription, IdempotencyRecord record, CancellationToken ct) =>
        Task.FromResult(table.Mark(
        subscription,
        record,
        scopes => scopes.Append(subscription.Scope),
        () => subscriptions[(subscription.Scope, subscription.Player)] = subscription));

    public Task<IdempotencyRecord?> End(Subscription subscription, IdempotencyRecord record, CancellationToken ct) =>
        Task.FromResult(table.Mark(
        subscription,
        record,
        scopes => scopes.Where(scope => scope != subscription.Scope),
        () => subscriptions.TryRemove((subscription.Scope, subscription.Player), out _)));

    public Task Remove(Subscription subscription, CancellationToken ct)
    {
        var key = (subscription.Scope, subscription.Player);
        if (subscriptions.GetValueOrDefault(key)?.Connection.Id == subscription.Connection.Id) subscriptions.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Subscription>> Of(SubscriptionScope scope, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Subscription>>([.. subscriptions.Values.Where(subscription => subscription.Scope == scope)]);

    public Task<DateTimeOffset?> TakeTurn(SubscriptionScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        lock (turns)
        {
            if (turns.TryGetValue(scope, out var next) && next > now) return Task.FromResult<DateTimeOffset?>(next);

            turns[scope] = until;
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }

    public Task EndTurn(SubscriptionScope scope, DateTimeOffset next, CancellationToken ct)
    {
        lock (turns) turns[scope] = next;
        return Task.CompletedTask;
    }
}
