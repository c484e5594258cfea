using GameLobby.Application.Contracts;

namespace GameLobby.Application.Ports;

/// <summary>In which order lobbies are found. Full is what share of the players' slots is taken.</summary>
public enum LobbySort
{
    Newest,
    Oldest,
    Fullest,
    Emptiest,
}

/// <param name="Mode">Null: of any mode.</param>
/// <param name="Region">Null: of any region, and of none.</param>
/// <param name="HasSlots">Only those that somebody could join as a player right now.</param>
/// <param name="Expected">How many will be looked at, as far as can be told; more can be.</param>
public sealed record LobbyQuery(string? Mode, string? Region, bool HasSlots, LobbySort Sort, int Expected);

/// <summary>A lobby that was found.</summary>
/// <param name="Position">Where it stands in the order; the lobbies after it are found by it.</param>
public sealed record Listing(string Position, LobbySummary Lobby);

/// <summary>
/// The public lobbies that are not closed, in order. What was stored a moment ago may not be there yet, and what is
/// there may have changed: whoever acts on a listing must not rely on it.
/// </summary>
public interface ILobbyIndex
{
    /// <summary>The lobbies that a query is for, read as they are asked for.</summary>
    /// <param name="after">A <see cref="Listing.Position"/> of the same query; null: from the first.</param>
    IAsyncEnumerable<Listing> Find(LobbyQuery query, string? after, CancellationToken ct);
}
