using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Admin;

/// <summary>The reply to <c>admin.player</c>.</summary>
/// <param name="ConnectedAt">When the player's connection was opened; null when the player is not connected.</param>
/// <param name="LastSeenAt">When the player was last connected; now for a player who is connected.</param>
/// <param name="Lobby">The lobby that the player is in; null when in none.</param>
/// <param name="Member">The player as a member of that lobby; null when in none.</param>
public sealed record PlayerReply(
    PlayerId PlayerId, DateTimeOffset? ConnectedAt, DateTimeOffset LastSeenAt, LobbySummary? Lobby, MemberSnapshot? Member);
