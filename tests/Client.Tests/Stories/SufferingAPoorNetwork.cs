using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[Collection(RunningLocalCloud.Name)]
public sealed class SufferingAPoorNetwork(LocalCloudProcess cloud)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task All_end_up_with_what_the_service_says(int seed)
    {
        // The same deeds in every run; what the network does to them differs.
        var random = new Random(seed);
        var network = new PoorNetwork();
        var players = await Task.WhenAll(
            new[] { "Ada", "Bob", "Cy" }.Select(name => Player.Connect(cloud, name, options: new() { CreateSocket = network.Socket })));
        var lobby = await players[0].Client.Lobby.Create(
            new("Poor", "ctf", 6) { CountdownSeconds = 1, Teams = [new("red", 3), new("blue", 3)] });
        foreach (var player in players.Skip(1)) await player.Client.Lobby.Join(new() { Code = lobby.Code });

        var deeds = new AnyDeed(random);
        for (var step = 0; step < 60; step++)
        {
            var player = players[random.Next(players.Length)];
            var refusal = await deeds.Do(player.Client, [.. players.Where(other => other != player).Select(other => other.Id)]);
            Assert.NotEqual(ErrorCodes.Internal, refusal?.Code);
        }

        network.IsPoor = false;
        foreach (var player in players.Where(player => player.Client.CurrentLobby is not null)) await HoldsWhatIsTold(player);
        foreach (var player in players) player.Dispose();
    }

    private static async Task HoldsWhatIsTold(Player player)
    {
        for (var round = 0; ; round++)
        {
            // A push that was lost is missed only once another one has come.
            await player.Client.Member.Update(new() { Data = new Dictionary<string, string?> { ["round"] = $"{round}" } });
            var held = await player.Sees(it => it.Members.Any(member =>
                member.PlayerId == player.Id && member.Data.GetValueOrDefault("round") == $"{round}"));
            var told = await player.Client.Lobby.Get();
            if (held.Version != told.Version) continue;
            Assert.Equal((told with { Bans = null }).ToJson().GetRawText(), held.ToJson().GetRawText());
            return;
        }
    }
}
