using GameLobby.Client;

namespace GameLobby.LobbyCtl.Tests.Running;

/// <summary>Connected players of a test, with unique ids.</summary>
internal sealed class Players(LocalCloudProcess cloud)
{
    private readonly List<LobbyClient> clients = [];

    /// <summary>Connects a player.</summary>
    public async Task<LobbyClient> Connect(string name)
    {
        var id = $"{name}-{Guid.NewGuid():N}";
        var client = new LobbyClient(cloud.Socket, _ => cloud.Token(id, name));
        clients.Add(client);
        await Wait.For(client.ConnectAsync());
        return client;
    }

    /// <summary>Connects Ada, who hosts a lobby with a unique mode, and Grace, who joins it.</summary>
    public async Task<(LobbyClient Ada, LobbyClient Grace, LobbySnapshot Lobby)> Pair()
    {
        var (ada, grace) = (await Connect("Ada"), await Connect("Grace"));
        var lobby = await ada.CreateLobbyAsync(
            new CreateLobby("Friday night", Guid.NewGuid().ToString("N"), 4) { Visibility = Visibility.Private, CountdownSeconds = 0 });
        return (ada, grace, await grace.JoinLobbyAsync(new JoinLobby { Code = lobby.Code }));
    }

    public async Task Disconnect()
    {
        foreach (var client in clients) await client.DisposeAsync();
    }
}
