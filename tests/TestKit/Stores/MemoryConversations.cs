using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>The ways to what a <see cref="MemoryTable"/> keeps beside lobbies and players.</summary>
public sealed class MemoryReceipts(MemoryTable table) : IReceipts
{
    public Task<Receipt?> Find(PlayerId player, string request, CancellationToken ct) => Task.FromResult(table.Receipt(player, request));

    public Task<Receipt?> Keep(Receipt receipt, CancellationToken ct) => Task.FromResult(table.Keep(receipt));
}

public sealed class MemoryChat(MemoryTable table) : IChat
{
    public Task<Receipt?> Append(ChatMessage message, Receipt receipt, CancellationToken ct) =>
        Task.FromResult(table.Keep(receipt, () => table.Append(message)));

    public IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, CancellationToken ct) => table.Chat(lobby)
        .Where(message => before is null || string.CompareOrdinal(message.Id.Value, before.Value.Value) < 0)
        .ToAsyncEnumerable();
}

public sealed class MemoryInvites(MemoryTable table) : IInvites
{
    public Task<Invite?> Get(InviteId id, CancellationToken ct) => Task.FromResult(table.Invite(id));

    public Task<Receipt?> Send(Invite invite, Receipt receipt, CancellationToken ct) =>
        Task.FromResult(table.Keep(receipt, () => table.Put(invite)));

    public Task<Receipt?> Decline(InviteId id, Receipt receipt, CancellationToken ct) =>
        Task.FromResult(table.Keep(receipt, () => table.Put(table.Invite(id)! with { Accepted = false })));
}

public sealed class MemoryHistory : IHistory
{
    private readonly ConcurrentDictionary<(LobbyId, long), Told> kept = new();

    public Task Keep(IReadOnlyList<Told> told, CancellationToken ct)
    {
        foreach (var version in told) kept[(version.Lobby, version.Version)] = version;
        return Task.CompletedTask;
    }

    /// <summary>As though a version's hour were over.</summary>
    public void Forget(LobbyId lobby, long version) => kept.TryRemove((lobby, version), out _);

    public Task<IReadOnlyList<Told>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct)
    {
        var since = kept.Values.Where(told => told.Lobby == lobby && told.Version > after && told.Version <= upTo);
        return Task.FromResult<IReadOnlyList<Told>>([.. since.OrderBy(told => told.Version)]);
    }
}

/// <summary>Tickets that say in plain text what they are for.</summary>
public sealed class PlainTickets : ITickets
{
    public string Issue(Lobby lobby, Match match, Member player) => $"{match.Id}/{player.Id}/{player.Team}";
}
