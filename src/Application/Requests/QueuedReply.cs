using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>The reply to a queued request.</summary>
/// <param name="Frame">The frame of the reply.</param>
public sealed record QueuedReply(ConnectionId Connection, string Frame);
