namespace GameLobby.EndToEnd.Tests.Running;

[CollectionDefinition(Name)]
public sealed class RunningCloudWithoutTimers : ICollectionFixture<CloudWithoutTimers>
{
    public const string Name = "A running LocalCloud without timers";
}
