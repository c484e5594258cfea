using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Admin;

/// <summary>The reply to <c>admin.lobbies</c>.</summary>
/// <param name="Items">The lobbies. A page may contain fewer than requested, even none, and not be the last one.</param>
/// <param name="Total">Number of all lobbies that are not closed, whether they match or not.</param>
/// <param name="Before">The <c>before</c> of the request for the next page; null at the end.</param>
public sealed record LobbiesReply(IReadOnlyList<LobbySummary> Items, int Total, LobbyId? Before);
