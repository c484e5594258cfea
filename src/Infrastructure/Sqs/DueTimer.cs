using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>The message of a timer.</summary>
public sealed record DueTimer(LobbyId Lobby, DateTimeOffset DueAt);
