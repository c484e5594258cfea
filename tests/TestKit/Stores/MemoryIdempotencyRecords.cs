using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

public sealed class MemoryIdempotencyRecords(MemoryTable table) : IIdempotencyRecords
{
    public Task<IdempotencyRecord?> Find(PlayerId player, string request, CancellationToken ct) =>
        Task.FromResult(table.IdempotencyRecord(player, request));

    public Task<IdempotencyRecord?> Keep(IdempotencyRecord record, CancellationToken ct) => Task.FromResult(table.Keep(record));
}
