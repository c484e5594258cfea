using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby was edited by hand, without a higher version.</summary>
/// <param name="Before">The lobby before the edit; null if it could not be decoded or did not exist.</param>
/// <param name="Record">The id of the stream record, unique for the lobby.</param>
public sealed record LobbyEdited(Lobby? Before, Lobby After, string Record) : INotification;
