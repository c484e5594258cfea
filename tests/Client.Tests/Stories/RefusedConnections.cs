using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[Collection(RunningLocalCloud.Name)]
public sealed class RefusedConnections(LocalCloudProcess cloud)
{
    [Theory]
    [InlineData(TokenLocation.Header)]
    [InlineData(TokenLocation.SubProtocol)]
    public async Task A_client_with_a_bad_token_fails_to_connect_at_once(TokenLocation location)
    {
        await using var client = new LobbyClient(
            cloud.Socket, _ => Task.FromResult("bad"), new() { CreateSocket = () => new WebSocketLobbySocket(location) });
        var refusal = await Assert.ThrowsAsync<LobbyException>(() => client.ConnectAsync().WaitAsync(Wait.Deadline));
        Assert.Equal(ErrorCodes.Refused, refusal.Code);
        Assert.StartsWith("The service refused the connection. Check the token.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Closed, client.State);
    }

    [Fact]
    public async Task The_text_of_an_invalid_request_names_the_first_wrong_field()
    {
        await using var player = await Player.Connect(cloud, "Ada");
        var refusal = await Assert.ThrowsAsync<LobbyException>(() => player.Client.CreateLobbyAsync("Duel", "ctf", 500));
        Assert.Equal($"maxPlayers: {refusal.Errors["maxPlayers"][0]}", refusal.Message);
    }
}
