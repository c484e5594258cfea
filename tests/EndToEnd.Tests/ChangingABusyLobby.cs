using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Requests for a lobby that others are changing, which wait in its queue.</summary>
public sealed class ChangingABusyLobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output), IAsyncLifetime
{
    async Task IAsyncLifetime.DisposeAsync()
    {
        await Cloud.Plan([]);
        await DisposeAsync();
    }

    [Fact]
    public async Task A_queued_request_says_so_and_gets_its_reply_when_the_lobby_is_free()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");

        var ready = await Queue(grace, "member.ready", new { ready = true });
        var joined = await Queue(alan, "lobby.join", new { code = ada.Lobby.Code });
        var renamed = await Queue(ada, "lobby.update", new { newCode = true });
        var kicked = await Queue(ada, "member.kick", new { playerId = alan.Id });

        Assert.Equal(ready.Version + 1, joined.Snapshot.Version);
        Assert.NotEqual(joined.Snapshot.Code, (string)renamed.Data["code"]!);
        await grace.WaitUntil(it => it.Version == kicked.Version);
        Assert.True(grace.Lobby.Of(grace).IsReady);
        Assert.Equal("kicked", (string)(await alan.Push("lobby.removed"))["reason"]!);
        Assert.Equal("not_host", (await grace.Send("match.start")).Code);
    }

    [Fact]
    public async Task Eight_members_who_change_a_lobby_without_a_pause_get_a_reply_to_each_request_and_the_same_lobby()
    {
        const int Turns = 8;
        var players = await Newcomers(8);
        var lobby = await players[0].Create(new { maxPlayers = 8 });
        foreach (var guest in players.Skip(1)) await guest.Join(lobby);
        var before = (await players[0].Get()).Version;

        var versions = await Task.WhenAll(players.Select(async player =>
        {
            var own = new List<long>();
            for (var turn = 1; turn <= Turns; turn++)
                own.Add((await player.Send("member.update", new { data = new { turn = $"{turn}" } })).Version);
            return own;
        }));

        Assert.All(versions, own => Assert.Equal(own.Order(), own));
        Assert.Equal(
            Enumerable.Range(1, 8 * Turns).Select(change => before + change), versions.SelectMany(own => own).Order());
        foreach (var player in players) await player.WaitUntil(it => it.Version == before + (8 * Turns));
        Assert.All(players, player => Assert.True(player.Lobby.IsEquivalentTo(players[0].Lobby), $"{player.Lobby}"));
        Assert.All(players, player => Assert.All(
            players, member => Assert.Equal($"{Turns}", player.Lobby.Of(member).Data["turn"]!.GetValue<string>())));
    }

    /// <summary>Sends a request whose writes are in conflict with others until it is queued.</summary>
    private async Task<Reply> Queue(Player player, string action, object data)
    {
        var earlier = Queued();
        await Cloud.Plan(new JsonObject { ["rates"] = new JsonObject { ["conflictedTable"] = 1 } });
        var reply = player.Send(action, data);
        await Wait.Until(() => Queued() > earlier);
        await Cloud.Plan([]);
        return await reply;

        int Queued() => player.Pushes.Count(push => (string)push["type"]! == "request.queued");
    }
}
