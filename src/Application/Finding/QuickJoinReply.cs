using GameLobby.Application.Contracts;

namespace GameLobby.Application.Finding;

/// <summary>The reply to <c>lobby.quickJoin</c>.</summary>
/// <param name="Created">True when the lobby was created for the caller, who is its host.</param>
/// <param name="Lobby">The lobby that the player joined.</param>
public sealed record QuickJoinReply(bool Created, LobbySnapshot Lobby);
