using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Stores;

/// <summary>Finds lobbies by looking at all of them.</summary>
public sealed class MemoryIndex(MemoryTable table) : ILobbyIndex
{
    public IAsyncEnumerable<Listing> Find(LobbyQuery query, string? after, CancellationToken ct)
    {
        var (backwards, byAge) = (query.Sort is LobbySort.Newest or LobbySort.Fullest, query.Sort is LobbySort.Newest or LobbySort.Oldest);
        var listings = table.Findable()
            .Select(lobby => (View: PublicView.Of(lobby), Listing: new Listing(Position(lobby, byAge), LobbySummary.Of(lobby))))
            .Where(it => !query.HasSlots || it.View.HasSlots)
            .Where(it => query.Mode is null || it.View.Settings.Mode == query.Mode)
            .Where(it => query.Region is null || it.View.Settings.Region == query.Region)
            .Select(it => it.Listing)
            .OrderBy(listing => listing.Position, StringComparer.Ordinal);
        return (backwards ? listings.Reverse() : listings)
            .Where(listing => after is null || (backwards ? -1 : 1) * string.CompareOrdinal(listing.Position, after) > 0)
            .ToAsyncEnumerable();
    }

    private static string Position(Lobby lobby, bool byAge) => byAge
        ? $"{lobby.CreatedAt.ToUnixTimeMilliseconds():D15} {lobby.Id}"
        : $"{lobby.Members.Players.Count() / (decimal)Math.Max(1, lobby.Settings.MaxPlayers):F6} {lobby.Id}";
}
