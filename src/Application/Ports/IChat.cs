using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Chat messages, kept for a day.</summary>
public interface IChat
{
    /// <summary>Stores a message, or returns the earlier record of the same request.</summary>
    Task<IdempotencyRecord?> Append(ChatMessage message, IdempotencyRecord record, CancellationToken ct);

    /// <summary>Returns messages from the latest to the earliest, beginning before a message or at the end.</summary>
    IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, CancellationToken ct);
}
