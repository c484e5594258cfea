using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A player's item was written.</summary>
public sealed record SessionStored(Player? Before, Player After) : INotification;
