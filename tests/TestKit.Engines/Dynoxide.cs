using GameLobby.LocalCloud.Engine;

namespace GameLobby.TestKit.Engines;

/// <summary>The DynamoDB engine that LocalCloud uses.</summary>
public sealed class Dynoxide : DynamoDbServer
{
    private DynamoDbEngine? engine;

    protected override async Task<Uri> Start()
    {
        var program = await EnginePackage.Fetch(new Progress<string>(), CancellationToken.None);
        engine = await DynamoDbEngine.Start(program, databasePath: null, CancellationToken.None);
        return engine.Endpoint;
    }

    protected override async Task Stop()
    {
        if (engine is not null) await engine.DisposeAsync();
    }
}
