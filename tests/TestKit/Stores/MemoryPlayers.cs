using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>One process's access to the players of a <see cref="MemoryTable"/>.</summary>
public sealed class MemoryPlayers(MemoryTable table, TimeProvider clock) : IPlayers
{
    private readonly ConcurrentDictionary<PlayerId, LobbyId> seats = new();

    public LobbyId? LastSeenIn(PlayerId player) => seats.TryGetValue(player, out var id) ? id : null;

    public Task<Player> Get(PlayerId player, CancellationToken ct) => Task.FromResult(Saw(table.Player(player)));

    public Task<bool> Connect(PlayerId player, Connection connection, CancellationToken ct) =>
        Task.FromResult(table.Connect(player, connection));

    public Task<Player> Disconnect(PlayerId player, ConnectionId connection, CancellationToken ct) =>
        Task.FromResult(Saw(table.Disconnect(player, connection, clock.GetUtcNow())));

    public Task Release(Player player, CancellationToken ct)
    {
        table.Release(player);
        return Task.CompletedTask;
    }

    public Task<WrongGuesses> RecordWrongGuess(PlayerId player, CancellationToken ct) =>
        Task.FromResult(table.RecordWrongGuess(player, clock.GetUtcNow()));

    internal void Seated(PlayerId player, LobbyId lobby) => seats[player] = lobby;

    private Player Saw(Player player)
    {
        if (player.LastLobby is { } lobby) Seated(player.Id, lobby);
        return player;
    }
}
