using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class LosingAConnection(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_player_that_returns_in_time_keeps_its_seat_role_and_readiness()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create());
        await ada.Ready();

        ada.LoseNetwork();
        var away = (await grace.WaitUntil(it => !it.Of(ada).IsOnline)).Of(ada);
        Assert.Equal(("host", true), (away.Role, away.IsReady));
        Assert.NotNull(away.AwayUntil);

        var back = await Reconnect(ada);
        var seat = back.Lobby.Of(ada);
        Assert.Equal(("host", true, true), (seat.Role, seat.IsReady, seat.IsOnline));
        Assert.Null((await grace.WaitUntil(it => it.Of(ada).IsOnline)).Of(ada).AwayUntil);

        await grace.Ready();
        await back.WaitUntil(it => it.Of(grace).IsReady);
    }

    [Fact]
    public async Task A_reserved_seat_keeps_its_team_data_and_mute()
    {
        var (ada, grace) = await Pair(new { teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } });
        await grace.Request("member.update", new { data = new { level = "12", _mmr = "1800" } });
        await ada.Request("member.mute", new { playerId = grace.Id, muted = true });
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);

        var seat = (await Reconnect(grace)).Lobby.Of(grace);

        Assert.Equal(("blue", true, "12", "1800"), (seat.Team, seat.IsMuted, (string?)seat.Data["level"], (string?)seat.Data["_mmr"]));
    }

    [Fact]
    public async Task A_player_that_does_not_return_in_time_loses_its_seat()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { reconnectGraceSeconds = 1 }));

        ada.LoseNetwork();

        var left = await grace.Change("member.left");
        Assert.Equal((ada.Id, "timedOut"), ((string)left["playerId"]!, (string)left["reason"]!));
        Assert.Equal("timedOut", (string)(await grace.Change("host.changed"))["reason"]!);
        Assert.Equal(grace.Id, grace.Lobby.HostId);
        Assert.Equal("not_in_lobby", (await (await Reconnect(ada)).Send("lobby.get")).Code);
    }

    [Fact]
    public async Task Without_reconnect_grace_a_lost_connection_frees_the_seat_at_once()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { reconnectGraceSeconds = 0 }));

        await ada.Close();

        Assert.Equal([grace.Id], (await grace.WaitUntil(it => !it.Has(ada))).Members.Select(member => member.PlayerId));
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lobby_closes_when_all_its_players_time_out()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { reconnectGraceSeconds = 1, allowSpectators = true });
        await grace.Watch(lobby);

        ada.LoseNetwork();

        Assert.Equal("empty", (string)(await grace.Push("lobby.closed"))["reason"]!);
    }

    [Fact]
    public async Task A_new_connection_takes_over_the_session_and_closes_the_old_one()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();
        await grace.Join(lobby);

        var taken = await Reconnect(ada);

        Assert.Equal(lobby.LobbyId, taken.Lobby.LobbyId);
        await ada.Push("session.replaced");
        Assert.Equal(1000, await ada.Ended);
        await grace.Ready();
        await taken.WaitUntil(it => it.Of(grace).IsReady);
        Assert.True(grace.Lobby.Of(ada).IsOnline);
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("awayUntil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_connection_that_ends_before_its_hello_leaves_its_player_away()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create());

        var taken = await Connect(ada);
        await ada.Ended;
        Assert.True((await taken.Send("session.ping")).IsOk);
        taken.LoseNetwork();

        Assert.NotNull((await grace.WaitUntil(it => !it.Of(ada).IsOnline)).Of(ada).AwayUntil);
    }
}
