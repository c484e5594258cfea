using GameLobby.Domain.Values;

namespace GameLobby.Application.Invites;

/// <summary>The reply to <c>invite.send</c>.</summary>
/// <param name="ExpiresAt">When the invite expires.</param>
public sealed record InviteReply(InviteId InviteId, DateTimeOffset ExpiresAt);
