using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A chat message.</summary>
public sealed record ChatEntry(MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At);
