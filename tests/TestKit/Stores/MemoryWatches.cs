using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>Who watches what, shared by the processes that share a table.</summary>
public sealed class MemoryWatches(MemoryTable table) : IWatches
{
    private readonly ConcurrentDictionary<(WatchScope, PlayerId), Watch> watches = new();
    private readonly Dictionary<WatchScope, DateTimeOffset> turns = [];

    public Task<Receipt?> Begin(Watch watch, Receipt receipt, CancellationToken ct) => Task.FromResult(table.Mark(
        watch, receipt, scopes => scopes.Append(watch.Scope), () => watches[(watch.Scope, watch.Player)] = watch));

    public Task<Receipt?> End(Watch watch, Receipt receipt, CancellationToken ct) => Task.FromResult(table.Mark(
        watch,
        receipt,
        scopes => scopes.Where(scope => scope != watch.Scope),
        () => watches.TryRemove((watch.Scope, watch.Player), out _)));

    public Task Forget(Watch watch, CancellationToken ct)
    {
        var key = (watch.Scope, watch.Player);
        if (watches.GetValueOrDefault(key)?.Connection.Id == watch.Connection.Id) watches.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Watch>> Of(WatchScope scope, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Watch>>([.. watches.Values.Where(watch => watch.Scope == scope)]);

    public Task<DateTimeOffset?> TakeTurn(WatchScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        lock (turns)
        {
            if (turns.TryGetValue(scope, out var next) && next > now) return Task.FromResult<DateTimeOffset?>(next);

            turns[scope] = until;
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }

    public Task EndTurn(WatchScope scope, DateTimeOffset next, CancellationToken ct)
    {
        lock (turns) turns[scope] = next;
        return Task.CompletedTask;
    }
}
