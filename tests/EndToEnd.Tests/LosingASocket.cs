using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class LosingASocket(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task Who_comes_back_in_time_finds_its_seat_its_role_and_its_readiness()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create());
        await ada.Ready();

        ada.Lose();
        var away = (await grace.Sees(it => !it.Of(ada).IsOnline)).Of(ada);
        Assert.Equal(("host", true), (away.Role, away.IsReady));
        Assert.NotNull(away.AwayUntil);

        var back = await Again(ada);
        var seat = back.Lobby.Of(ada);
        Assert.Equal(("host", true, true), (seat.Role, seat.IsReady, seat.IsOnline));
        Assert.Null((await grace.Sees(it => it.Of(ada).IsOnline)).Of(ada).AwayUntil);

        await grace.Ready();
        await back.Sees(it => it.Of(grace).IsReady);
    }

    [Fact]
    public async Task A_kept_seat_keeps_its_team_its_data_and_that_it_is_muted()
    {
        var (ada, grace) = await Pair(new { teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } });
        await grace.Done("member.update", new { data = new { level = "12", _mmr = "1800" } });
        await ada.Done("member.mute", new { playerId = grace.Id, muted = true });
        grace.Lose();
        await ada.Sees(it => !it.Of(grace).IsOnline);

        var seat = (await Again(grace)).Lobby.Of(grace);

        Assert.Equal(("blue", true, "12", "1800"), (seat.Team, seat.IsMuted, (string?)seat.Data["level"], (string?)seat.Data["_mmr"]));
    }

    [Fact]
    public async Task Who_does_not_come_back_in_time_loses_its_seat()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { reconnectGraceSeconds = 1 }));

        ada.Lose();

        var left = await grace.Change("member.left");
        Assert.Equal((ada.Id, "timedOut"), ((string)left["playerId"]!, (string)left["reason"]!));
        Assert.Equal("timedOut", (string)(await grace.Change("host.changed"))["reason"]!);
        Assert.Equal(grace.Id, grace.Lobby.HostId);
        Assert.Equal("not_in_lobby", (await (await Again(ada)).Send("lobby.get")).Code);
    }

    [Fact]
    public async Task Without_any_grace_a_lost_socket_frees_the_seat_at_once()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { reconnectGraceSeconds = 0 }));

        await ada.Close();

        Assert.Equal([grace.Id], (await grace.Sees(it => !it.Has(ada))).Members.Select(member => member.PlayerId));
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lobby_whose_players_all_time_out_closes()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { reconnectGraceSeconds = 1, allowSpectators = true });
        await grace.Watch(lobby);

        ada.Lose();

        Assert.Equal("empty", (string)(await grace.Push("lobby.closed"))["reason"]!);
    }

    [Fact]
    public async Task A_new_connection_takes_the_session_over_and_the_old_one_is_told_and_closed()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();
        await grace.Join(lobby);

        var taken = await Again(ada);

        Assert.Equal(lobby.LobbyId, taken.Lobby.LobbyId);
        await ada.Push("session.replaced");
        Assert.Equal(1000, await ada.Ended);
        await grace.Ready();
        await taken.Sees(it => it.Of(grace).IsReady);
        Assert.True(grace.Lobby.Of(ada).IsOnline);
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("awayUntil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_took_over_and_ends_before_its_hello_makes_its_player_away()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create());

        var taken = await Connect(ada);
        await ada.Ended;
        Assert.True((await taken.Send("session.ping")).IsOk);
        taken.Lose();

        Assert.NotNull((await grace.Sees(it => !it.Of(ada).IsOnline)).Of(ada).AwayUntil);
    }
}
