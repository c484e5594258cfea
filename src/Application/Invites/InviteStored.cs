using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>An invite was sent (<paramref name="Before"/> is null) or answered.</summary>
public sealed record InviteStored(Invite? Before, Invite After) : INotification;
