using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Finding;

/// <summary>A lobby before and after a change; null before its creation and after its deletion.</summary>
public sealed record LobbyChanged(Lobby? Before, Lobby? After);
