using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player whom a change seats.</summary>
/// <param name="Invite">The invite that the player accepts.</param>
public sealed record Newcomer(Player Player, InviteId? Invite = null);
