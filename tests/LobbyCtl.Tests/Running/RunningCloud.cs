namespace GameLobby.LobbyCtl.Tests.Running;

[CollectionDefinition(Name)]
public sealed class RunningCloud : ICollectionFixture<CloudWithHistory>
{
    public const string Name = "A running LocalCloud";
}
