using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>A chat message was stored.</summary>
public sealed record ChatStored(ChatMessage Message) : INotification;
