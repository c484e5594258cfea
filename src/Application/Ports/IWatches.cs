using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>What a live browser shows: the lobbies of a mode, in a region or (null) in all.</summary>
public sealed record WatchScope(string Mode, string? Region);

/// <summary>A client that wants to hear of the lobbies of a scope as long as its socket lasts.</summary>
public sealed record Watch(WatchScope Scope, PlayerId Player, Connection Connection);

/// <summary>Who watches what. A player's item knows its watches, and a scope its watchers, so either is found by one read.</summary>
public interface IWatches
{
    /// <summary>How many scopes a player can watch at a time.</summary>
    const int Most = 4;

    /// <summary>Adds a watch, if the player's session still has that socket.</summary>
    Task<Receipt?> Begin(Watch watch, Receipt receipt, CancellationToken ct);

    /// <summary>Ends a watch, if there is one of that socket.</summary>
    Task<Receipt?> End(Watch watch, Receipt receipt, CancellationToken ct);

    /// <summary>Takes away what an ended session leaves behind; changes nothing if the player watches again on another socket.</summary>
    Task Forget(Watch watch, CancellationToken ct);

    /// <summary>The watchers of a scope now.</summary>
    Task<IReadOnlyList<Watch>> Of(WatchScope scope, CancellationToken ct);

    /// <summary>
    /// Gives the turn to tell a scope's watchers to one process at a time: null when it is the caller's until
    /// <paramref name="until"/>, else when to ask again.
    /// </summary>
    Task<DateTimeOffset?> TakeTurn(WatchScope scope, DateTimeOffset now, DateTimeOffset until, CancellationToken ct);

    /// <summary>Ends the caller's turn; the next may begin at <paramref name="next"/>.</summary>
    Task EndTurn(WatchScope scope, DateTimeOffset next, CancellationToken ct);
}
