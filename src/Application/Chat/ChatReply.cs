using GameLobby.Domain.Values;

namespace GameLobby.Application.Chat;

/// <summary>The reply to <c>chat.send</c>.</summary>
public sealed record ChatReply(MessageId MessageId, DateTimeOffset At);
