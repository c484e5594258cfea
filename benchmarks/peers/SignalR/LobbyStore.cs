using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.SignalR;

namespace GameLobby.Benchmarks.SignalR;

/// <summary>The lobbies of this process in memory. Each change is stored before it is visible.</summary>
internal sealed class LobbyStore(LobbyTable table)
{
    private readonly ConcurrentDictionary<string, Entry> entries = new();

    public async Task Add(Lobby lobby)
    {
        await table.Write(lobby);
        entries[lobby.Id] = new Entry(lobby);
    }

    /// <summary>Changes a lobby. Changes of one lobby happen one after another, and so do their broadcasts.</summary>
    public async Task<Lobby> Update(string id, Func<Lobby, Lobby> change, Func<Lobby, Task> broadcast)
    {
        var entry = entries.GetValueOrDefault(id) ?? throw new HubException("not_found");
        await entry.Turn.WaitAsync();
        try
        {
            var current = entry.Lobby;
            var next = change(current) with { Version = current.Version + 1, UpdatedAt = DateTimeOffset.UtcNow };
            await table.Write(next);
            entry.Lobby = next;
            if (next.IsClosed) entries.TryRemove(id, out _);
            await broadcast(next);
            return next;
        }
        catch (ConditionalCheckFailedException)
        {
            throw new HubException("conflict");
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    public Task Add(string lobby, ChatMessage message) => table.Write(lobby, message);

    private sealed class Entry(Lobby lobby)
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public Lobby Lobby { get; set; } = lobby;
    }
}
