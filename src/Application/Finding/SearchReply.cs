using GameLobby.Application.Contracts;

namespace GameLobby.Application.Finding;

/// <summary>The reply to <c>lobby.search</c>.</summary>
/// <param name="Items">The lobbies. A page may contain fewer than requested, even none, and still have a cursor.</param>
/// <param name="Cursor">Where the next page begins; null at the end.</param>
public sealed record SearchReply(IReadOnlyList<LobbySummary> Items, string? Cursor);
