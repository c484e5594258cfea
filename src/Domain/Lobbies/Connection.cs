using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>A player's WebSocket.</summary>
/// <param name="ExpiresAt">The time after which the gateway has certainly closed it, whether or not a disconnect was reported.</param>
public sealed record Connection(ConnectionId Id, DateTimeOffset Since, DateTimeOffset ExpiresAt);
