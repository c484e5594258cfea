using System.Diagnostics;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Servers;

/// <summary>The SignalR hub in benchmarks/peers/SignalR.</summary>
internal sealed class SignalRServer : ServerProcess
{
    private readonly Uri hub;

    private SignalRServer(Process process, Uri address)
        : base(process) => hub = new Uri($"ws://{address.Authority}/lobbies");

    public override string Name => "SignalR";

    public static async Task<SignalRServer> Start()
    {
        var (process, address) = await Start("SignalR");
        return new SignalRServer(process, address);
    }

    public override Task<Player> Connect(string id) => SignalRPlayer.Connect(id, hub);
}
