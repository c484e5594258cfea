using GameLobby.Domain.Values;

namespace GameLobby.Application.Invites;

/// <summary>The reply to <c>invite.send</c>.</summary>
public sealed record InviteReply(InviteId InviteId, DateTimeOffset ExpiresAt);
