using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby's item was deleted by hand.</summary>
/// <param name="Last">The lobby before; null if it could not be decoded.</param>
public sealed record LobbyDeleted(LobbyId Id, Lobby? Last) : INotification;
