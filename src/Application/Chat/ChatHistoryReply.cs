using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Chat;

/// <summary>The reply to <c>chat.history</c>.</summary>
/// <param name="Messages">From the oldest to the latest. A page may contain fewer than requested.</param>
/// <param name="Before">The message to pass to get the previous page; null when there is none.</param>
public sealed record ChatHistoryReply(IReadOnlyList<ChatEntry> Messages, MessageId? Before);
