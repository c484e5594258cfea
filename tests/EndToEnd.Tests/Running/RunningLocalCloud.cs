namespace GameLobby.EndToEnd.Tests.Running;

[CollectionDefinition(Name)]
public sealed class RunningLocalCloud : ICollectionFixture<LocalCloudProcess>
{
    public const string Name = "A running LocalCloud";
}
