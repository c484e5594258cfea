using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

public sealed class MemoryChat(MemoryTable table) : IChat
{
    public Task<IdempotencyRecord?> Append(ChatMessage message, IdempotencyRecord record, CancellationToken ct) =>
        Task.FromResult(table.Keep(record, () => table.Append(message)));

    public IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, CancellationToken ct) => table.Chat(lobby)
        .Where(message => before is null || string.CompareOrdinal(message.Id.Value, before.Value.Value) < 0)
        .ToAsyncEnumerable();
}
