using GameLobby.Domain.Values;

namespace GameLobby.Application.Chat;

/// <summary>The reply to <c>chat.send</c>.</summary>
/// <inheritdoc cref="Contracts.ChatEntry" path="/param"/>
public sealed record ChatReply(MessageId MessageId, DateTimeOffset At);
