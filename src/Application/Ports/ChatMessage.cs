using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A stored chat message.</summary>
/// <param name="Version">The lobby's version when it was sent.</param>
/// <param name="Team">The team it is for; null for all members.</param>
public sealed record ChatMessage(
    MessageId Id, LobbyId Lobby, long Version, string? Team, PlayerId From, string Name, string Text, DateTimeOffset At);
