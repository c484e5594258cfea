using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby was created (<paramref name="Before"/> is null) or changed, by anyone and in any way.</summary>
public sealed record LobbyStored(Lobby? Before, Lobby After) : INotification;
