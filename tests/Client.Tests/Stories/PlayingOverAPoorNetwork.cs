using GameLobby.Client.Tests.Fakes;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[Collection(RunningLocalCloud.Name)]
public sealed class PlayingOverAPoorNetwork(LocalCloudProcess cloud)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task All_clients_converge_to_the_services_state_over_a_poor_network(int seed)
    {
        // The seed fixes the requests, not the network's faults.
        var random = new Random(seed);
        var network = new PoorNetwork();
        var players = await Task.WhenAll(
            new[] { "Ada", "Bob", "Cy" }.Select(
                name => Player.Connect(cloud, name, options: new() { CreateSocket = network.CreateSocket })));
        var lobby = await players[0].Client.CreateLobbyAsync(
            new("Poor", "ctf", 6) { CountdownSeconds = 1, Teams = [new("red", 3), new("blue", 3)] });
        foreach (var player in players.Skip(1)) await player.Client.JoinLobbyAsync(new() { Code = lobby.Code });

        var actions = new RandomActions(random);
        for (var step = 0; step < 60; step++)
        {
            var player = players[random.Next(players.Length)];
            var error = await actions.SendOne(player.Client, [.. players.Where(other => other != player).Select(other => other.Id)]);
            Assert.NotEqual(ErrorCodes.Internal, error?.Code);
        }

        network.IsPoor = false;
        foreach (var player in players.Where(player => player.Client.CurrentLobby is not null)) await AssertConverges(player);
        foreach (var player in players) await player.DisposeAsync();
    }

    /// <summary>Updates the member in each round: a lost last push shows only when another push follows it.</summary>
    private static async Task AssertConverges(Player player)
    {
        var round = 0;
        LobbySnapshot? held = null;
        LobbySnapshot? expected = null;
        await Wait.Until(
            async () =>
            {
                var text = $"{++round}";
                await player.Client.UpdateMemberAsync(new() { Data = new Dictionary<string, string?> { ["round"] = text } });
                held = await player.WaitForLobby(lobby => lobby.Members.Any(member =>
                    member.PlayerId == player.Id && member.Data.GetValueOrDefault("round") == text));
                expected = await player.Client.GetLobbyAsync();
                return held.Version == expected.Version;
            },
            () => $"{player.Id} holds version {held?.Version} and the service has version {expected?.Version}.",
            TimeSpan.FromSeconds(120));
        Assert.Equal((expected! with { Bans = null, BanNames = null }).ToJson().GetRawText(), held!.ToJson().GetRawText());
    }
}
