using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class UpdatingAMember(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_member_sets_its_data_key_by_key_and_null_removes_a_key()
    {
        var (ada, grace) = await Pair();
        await grace.Request("member.update", new { data = new { level = "12", skin = "blue" } });

        await grace.Request("member.update", new { data = new { level = (string?)null, _mmr = "1800" } });

        var seen = await ada.WaitUntil(it => it.Of(grace).Data.ContainsKey("_mmr"));
        Assert.Equal(["_mmr", "skin"], seen.Of(grace).Data.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.True(seen.IsEquivalentTo(await ada.Get()));
    }

    [Fact]
    public async Task A_player_becomes_a_spectator_and_a_player_again_while_there_is_room()
    {
        var (ada, grace) = await Pair(new { maxPlayers = 2, allowSpectators = true, teams = new[] { new { name = "red", size = 2 } } });
        var alan = await Newcomer("Alan");
        await grace.Ready();

        await grace.Request("member.update", new { spectate = true });
        var watching = (await ada.WaitUntil(it => it.Of(grace).Role == "spectator")).Of(grace);
        Assert.Equal((false, null), (watching.IsReady, watching.Team));
        await grace.Request("member.update", new { spectate = false });
        Assert.Equal("red", (await ada.WaitUntil(it => it.Of(grace).Role == "player")).Of(grace).Team);

        await grace.Request("member.update", new { spectate = true });
        await alan.Join(ada.Lobby);
        Assert.Equal("lobby_full", (await grace.Send("member.update", new { spectate = false })).Code);
    }

    [Fact]
    public async Task A_host_that_becomes_a_spectator_hands_over_or_closes_the_lobby()
    {
        var (ada, grace) = await Pair(new { allowSpectators = true });

        await ada.Request("member.update", new { spectate = true });
        Assert.Equal("memberUpdated", (string)(await grace.Change("host.changed"))["reason"]!);
        var after = await grace.WaitUntil(it => it.HostId == grace.Id);
        Assert.Equal(("spectator", "host"), (after.Of(ada).Role, after.Of(grace).Role));
        Assert.True(after.IsEquivalentTo(await grace.Get()));

        await grace.Request("member.update", new { spectate = true });
        Assert.Equal("empty", (string)(await ada.Push("lobby.closed"))["reason"]!);
    }

    [Fact]
    public async Task A_player_cannot_become_a_spectator_where_spectators_are_not_allowed()
    {
        var (_, grace) = await Pair();

        Assert.Equal("forbidden", (await grace.Send("member.update", new { spectate = true })).Code);
        Assert.Equal("not_in_lobby", (await (await Newcomer("Alan")).Send("member.update", new { data = new { level = "2" } })).Code);
    }
}
