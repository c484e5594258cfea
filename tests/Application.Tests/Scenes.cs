using GameLobby.Application.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;

namespace GameLobby.Application.Tests;

/// <summary>Setup that most tests share.</summary>
internal static class Scenes
{
    public static CreateLobby Create { get; } = new() { Name = "Friday night", Mode = "ctf", MaxPlayers = 4, AllowSpectators = true };

    public static JoinLobby Join(LobbyId lobby) => new() { LobbyId = lobby };

    /// <summary>A lobby of connected players; the first is its host.</summary>
    public static async Task<(LobbyId Lobby, Client[] Clients)> Gather(this TestHost host, params PlayerId[] players) =>
        await host.Gather(Create, players);

    public static async Task<(LobbyId Lobby, Client[] Clients)> Gather(this TestHost host, CreateLobby create, params PlayerId[] players)
    {
        var clients = new List<Client>();
        foreach (var player in players) clients.Add(await host.Connect(player));
        var lobby = (await clients[0].Done(create)).LobbyId;
        foreach (var client in clients.Skip(1)) await client.Done(Join(lobby));
        return (lobby, [.. clients]);
    }
}
