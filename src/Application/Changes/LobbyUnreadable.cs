using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby can't be decoded since its item was edited by hand.</summary>
/// <param name="Last">The lobby before; null if it could not be decoded either.</param>
public sealed record LobbyUnreadable(LobbyId Id, Lobby? Last, FormatException Problem) : INotification;
