using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[CollectionDefinition(Name)]
public sealed class RunningLocalCloud : ICollectionFixture<LocalCloudProcess>
{
    public const string Name = "A running LocalCloud";
}
