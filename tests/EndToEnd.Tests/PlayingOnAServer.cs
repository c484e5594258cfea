using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

[Collection(RunningCloudWithStudio.Name)]
public sealed class PlayingOnAServer(CloudWithStudio cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_match_starts_on_the_allocated_server_with_a_ticket_for_each_player()
    {
        var (ada, grace) = await Ready("ctf");

        await ada.Send("match.start");

        var match = (await grace.Change("match.started"))["match"]!;
        Assert.Equal(CloudWithStudio.Server, (string?)match["connection"]);
        foreach (var player in new[] { ada, grace })
        {
            var ticket = await player.Push("match.ticket");
            Assert.Equal((CloudWithStudio.Server, (string?)match["matchId"]), ((string?)ticket["connection"], (string?)ticket["matchId"]));
        }
    }

    [Fact]
    public async Task Without_a_server_the_countdown_is_cancelled_and_the_lobby_reopens()
    {
        var (ada, grace) = await Ready("nowhere");

        await ada.Send("match.start");

        Assert.Equal("allocationFailed", (string?)(await grace.Change("match.cancelled"))["reason"]);
        var lobby = await grace.WaitUntil(it => it.Status == "open");
        Assert.True(lobby.Of(grace).IsReady);
        Assert.True((await ada.Send("match.start")).IsOk);
    }

    private async Task<(Player Ada, Player Grace)> Ready(string mode)
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { mode, countdownSeconds = 0 }));
        await ada.Ready();
        await grace.Ready();
        return (ada, grace);
    }
}
