using System.Diagnostics;
using GameLobby.Benchmarks.Clients;
using GameLobby.LocalCloud.Engine;

namespace GameLobby.Benchmarks.Servers;

/// <summary>The functions in benchmarks/peers/ServerlessNode on serverless-offline.</summary>
internal sealed class ServerlessNodeServer : ServerProcess
{
    private readonly DynamoDbEngine engine;
    private readonly Uri address;

    private ServerlessNodeServer(Process process, Uri address, DynamoDbEngine engine)
        : base(process, engine.ProcessId) => (this.engine, this.address) = (engine, new Uri($"ws://{address.Authority}"));

    public override string Name => "Node";

    public static async Task<ServerlessNodeServer> Start()
    {
        var start = await NodePeer.Prepare("ServerlessNode", "offline.mjs");
        var program = await EnginePackage.Fetch(new Progress<string>(), default);
        var engine = await DynamoDbEngine.Start(program, databasePath: null, default);
        try
        {
            start.Environment["DYNAMODB_ENDPOINT"] = engine.Endpoint.AbsoluteUri;
            var (process, address) = await Start("ServerlessNode", start);
            return new ServerlessNodeServer(process, address, engine);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public override Task<Player> Connect(string id) => LobbyPlayer.Connect(id, new Uri(address, $"?player={id}"));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await engine.DisposeAsync();
    }
}
