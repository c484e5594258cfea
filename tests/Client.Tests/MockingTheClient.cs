using Moq;

namespace GameLobby.Client.Tests;

/// <summary>A game's own unit tests replace the client.</summary>
public sealed class MockingTheClient
{
    [Fact]
    public async Task A_mock_of_the_client_receives_requests_and_raises_events()
    {
        var client = new Mock<ILobbyClient>();
        client.Setup(it => it.SetReadyAsync(new SetReady(true), null, CancellationToken.None))
            .ReturnsAsync(new VersionReply { Version = 7 });
        var shown = new List<LobbyChange>();
        client.Object.LobbyChanged += shown.Add;

        var reply = await client.Object.SetReadyAsync(true);
        client.Raise(it => it.LobbyChanged += null, new LobbyChange(null, null, null));

        Assert.Equal(7, reply.Version);
        Assert.Single(shown);
    }
}
