using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class PlayingInTeams(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private static readonly object RedOfTwoAndBlueOfOne = Teams(2, 1);

    [Fact]
    public async Task A_player_that_names_no_team_joins_the_emptiest_one()
    {
        var (ada, grace) = await Pair(RedOfTwoAndBlueOfOne);
        var (alan, edsger) = (await Newcomer("Alan"), await Newcomer("Edsger"));

        await alan.Join(ada.Lobby);
        var lobby = await edsger.Join(ada.Lobby);

        Assert.Equal(["red", "blue", "red", null], lobby.Members.Select(member => member.Team));
        Assert.Equal("blue", ada.Lobby.Of(grace).Team);
    }

    [Fact]
    public async Task A_full_team_refuses_newcomers_and_moves()
    {
        var (ada, grace) = await Pair(RedOfTwoAndBlueOfOne);
        var alan = await Newcomer("Alan");

        Assert.Equal("team_full", (await alan.Send("lobby.join", new { code = ada.Lobby.Code, team = "blue" })).Code);
        Assert.Equal("red", alan.Take((await alan.Send("lobby.join", new { code = ada.Lobby.Code, team = "red" })).Snapshot).Of(alan).Team);
        Assert.Equal("team_full", (await alan.Send("member.team", new { team = "blue" })).Code);
        Assert.Equal("team_full", (await ada.Send("member.team", new { team = "red", playerId = grace.Id })).Code);
        Assert.Equal("invalid_request", (await alan.Send("member.team", new { team = "green" })).Code);
    }

    [Fact]
    public async Task Players_can_move_themselves_and_the_host_can_move_anyone()
    {
        var (ada, grace) = await Pair(Teams(2, 2));

        Assert.Equal("not_host", (await grace.Send("member.team", new { team = "blue", playerId = ada.Id })).Code);
        await grace.Request("member.team", new { team = "red" });
        await ada.WaitUntil(it => it.Of(grace).Team == "red");
        await ada.Request("member.team", new { team = (string?)null, playerId = grace.Id });

        Assert.Null((await grace.WaitUntil(it => it.Of(grace).Team is null)).Of(grace).Team);
        Assert.Equal("not_found", (await ada.Send("member.team", new { team = "red", playerId = "nobody" })).Code);
    }

    [Fact]
    public async Task Even_balancing_moves_as_few_players_as_possible_and_keeps_readiness()
    {
        var (ada, grace) = await Pair(Teams(4, 4));
        var (alan, edsger) = (await Newcomer("Alan"), await Newcomer("Edsger"));
        foreach (var player in new[] { alan, edsger }) await player.Join(ada.Lobby);
        await grace.Request("member.team", new { team = "red" });
        await grace.Ready();
        await edsger.Ready();

        // Red: Ada, Grace, Alan; blue: Edsger.
        Assert.Equal("not_host", (await grace.Send("team.balance", new { mode = "even" })).Code);
        await ada.Request("team.balance", new { mode = "even" });

        var after = await edsger.Get();
        Assert.Equal(["red", "red", "blue", "blue"], after.Members.Select(member => member.Team));
        Assert.Equal([false, true, false, true], after.Members.Select(member => member.IsReady));
    }

    [Fact]
    public async Task Random_balancing_makes_even_teams_and_keeps_readiness()
    {
        var (ada, grace) = await Pair(Teams(4, 4));
        await grace.Request("member.team", new { team = "red" });
        await grace.Ready();

        await grace.WaitUntil(it => it.Of(grace) is { Team: "red", IsReady: true });

        await ada.Request("team.balance", new { mode = "random" });

        var after = await grace.WaitUntil(it => it.Of(ada).Team != it.Of(grace).Team);
        Assert.Equal(["blue", "red"], after.Members.Select(member => member.Team).Order());
        Assert.True(after.Of(grace).IsReady);
    }

    [Fact]
    public async Task A_lobby_without_teams_refuses_moves_and_balancing()
    {
        var (ada, grace) = await Pair();

        Assert.Null(ada.Lobby.Of(grace).Team);
        Assert.Equal("invalid_request", (await ada.Send("member.team", new { team = "red" })).Code);
        Assert.Equal("invalid_request", (await ada.Send("team.balance", new { mode = "even" })).Code);
    }

    private static object Teams(int red, int blue) =>
        new { teams = new[] { new { name = "red", size = red }, new { name = "blue", size = blue } } };
}
