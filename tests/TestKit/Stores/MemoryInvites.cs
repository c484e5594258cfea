using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

public sealed class MemoryInvites(MemoryTable table) : IInvites
{
    public Task<Invite?> Get(InviteId id, CancellationToken ct) => Task.FromResult(table.Invite(id));

    public Task<IdempotencyRecord?> Send(Invite invite, IdempotencyRecord record, CancellationToken ct) =>
        Task.FromResult(table.Keep(record, () => table.Put(invite)));

    public Task<IdempotencyRecord?> Decline(InviteId id, IdempotencyRecord record, CancellationToken ct) =>
        Task.FromResult(table.Keep(record, () => table.Put(table.Invite(id)! with { Accepted = false })));
}
