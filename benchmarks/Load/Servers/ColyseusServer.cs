using System.Diagnostics;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Servers;

/// <summary>The rooms in benchmarks/peers/Colyseus, which are in memory only.</summary>
internal sealed class ColyseusServer : ServerProcess
{
    private readonly HttpClient http;

    private ColyseusServer(Process process, Uri address)
        : base(process) => http = new HttpClient { BaseAddress = address };

    public override string Name => "Colyseus";

    public static async Task<ColyseusServer> Start()
    {
        var (process, address) = await Start("Colyseus", await NodePeer.Prepare("Colyseus", "server.mjs"));
        return new ColyseusServer(process, address);
    }

    public override Task<Player> Connect(string id) => Task.FromResult<Player>(new ColyseusPlayer(id, http));

    public override ValueTask DisposeAsync()
    {
        http.Dispose();
        return base.DisposeAsync();
    }
}
