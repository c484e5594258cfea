using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class AssigningTeams
{
    private static readonly Lobby Trio = ALobby
        .With(settings => settings with { Teams = [new Team("red", 2), new Team("blue", 2)] }, Ada, Bob, Cleo)
        .Edited(Ada, it => it with { Team = "red" })
        .Edited(Bob, it => it with { Team = "red" })
        .Edited(Cleo, it => it with { Team = "blue" });

    [Fact]
    public void A_player_without_a_team_preference_joins_the_smallest_team() =>
        Assert.Equal("blue", Joined(AMember.Of(Dan)).Value.Members.Find(Dan)!.Team);

    [Fact]
    public void A_player_joins_the_requested_team() =>
        Assert.Equal("blue", Joined(AMember.Of(Dan) with { Team = "blue" }).Value.Members.Find(Dan)!.Team);

    [Fact]
    public void A_full_team_refuses_a_player() => Assert.Equal(Refusals.TeamFull, Joined(AMember.Of(Dan) with { Team = "red" }).Error);

    [Fact]
    public void An_unknown_team_is_an_invalid_request() =>
        Assert.Equal("invalid_request", Joined(AMember.Of(Dan) with { Team = "green" }).Error?.Code);

    [Fact]
    public void A_spectator_is_on_no_team() => Assert.Null(Joined(AMember.Spectating(Dan)).Value.Members.Find(Dan)!.Team);

    [Fact]
    public void A_player_is_on_no_team_when_all_teams_are_full()
    {
        var full = Joined(AMember.Of(Dan)).Value;

        Assert.Null(full.Join(AMember.Of(Eve), By.Id, Noon).Value.Members.Find(Eve)!.Team);
    }

    [Fact]
    public void A_player_changes_and_leaves_their_team()
    {
        var blue = Trio.SetTeam(Bob, Bob, "blue", Noon).Value;
        var none = blue.SetTeam(Bob, Bob, null, Noon).Value;

        Assert.Equal(("blue", null), (blue.Members.Find(Bob)!.Team, none.Members.Find(Bob)!.Team));
        Assert.Equal(ChangeReason.TeamsChanged, blue.Reason);
        Assert.Same(blue, blue.SetTeam(Bob, Bob, "blue", Noon).Value);
    }

    [Fact]
    public void The_host_moves_any_player_and_others_move_only_themselves()
    {
        Assert.Equal("blue", Trio.SetTeam(Ada, Bob, "blue", Noon).Value.Members.Find(Bob)!.Team);
        Assert.Equal(Refusals.NotHost, Trio.SetTeam(Bob, Ada, "blue", Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.SetTeam(Bob, Ada, Trio.Members.Find(Ada)!.Team, Noon).Error);
    }

    [Fact]
    public void Players_cannot_move_to_a_full_team_or_during_a_match()
    {
        Assert.Equal(Refusals.TeamFull, Trio.SetTeam(Cleo, Cleo, "red", Noon).Error);
        Assert.Equal(Refusals.MatchInProgress, Trio.InMatch().SetTeam(Cleo, Cleo, null, Noon).Error);
    }

    [Fact]
    public void A_team_change_cancels_the_countdown_and_keeps_readiness()
    {
        var lobby = Trio.Starting().SetTeam(Bob, Bob, "blue", Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.TeamsChanged), (lobby.Status, lobby.Reason));
        Assert.All(lobby.Members, member => Assert.True(member.IsReady));
    }

    [Fact]
    public void Even_balancing_moves_the_latest_players_of_the_larger_team()
    {
        var four = ALobby
            .With(settings => settings with { Teams = [new Team("red", 4), new Team("blue", 4)] }, Ada, Bob, Cleo, Dan)
            .Edited(stored => stored with { Members = stored.Members.Change(_ => true, member => member with { Team = "red" }) })
            .BalanceEvenly(Ada, Noon).Value;

        Assert.Equal(["red", "red", "blue", "blue"], four.Members.Select(member => member.Team));
    }

    [Fact]
    public void Balancing_evens_out_the_teams_and_even_balancing_moves_the_fewest() => Scattered.Sample(
        (lobby, chances) =>
        {
            var even = lobby.BalanceEvenly(Ada, Noon).Value;
            var drawn = 0;
            var random = lobby.BalanceRandomly(Ada, below => chances[drawn++ % chances.Length] % below, Noon).Value;

            Assert.Equal(Sizes(even).Order(), Sizes(random).Order());
            AssertEven(even);
            Assert.Same(even, even.BalanceEvenly(Ada, Noon).Value);
            Assert.Equal(Moved(lobby, even), lobby.Members.Count - KeptAtBest(lobby, even));
            Assert.Equal(lobby.Members.Select(it => (it.Id, it.IsReady)), random.Members.Select(it => (it.Id, it.IsReady)));
        },
        iter: 300);

    [Fact]
    public void Only_the_host_balances_and_only_with_teams_outside_a_match()
    {
        Assert.Equal(Refusals.NotHost, Trio.BalanceEvenly(Bob, Noon).Error);
        Assert.Equal(Refusals.MatchInProgress, Trio.InMatch().BalanceEvenly(Ada, Noon).Error);
        Assert.Equal("invalid_request", ALobby.Of(Ada).BalanceEvenly(Ada, Noon).Error?.Code);
    }

    /// <summary>Up to eight players on up to three teams; some are on no team.</summary>
    private static Gen<(Lobby Lobby, int[] Chances)> Scattered { get; } =
        from sizes in Gen.Int[1, 4].Array[1, 3]
        from wishes in Gen.Int[0, 3].Array[1, 8]
        from chances in Gen.Int[0, 1000].Array[8]
        select (Scatter(sizes, wishes), chances);

    private static Lobby Scatter(int[] sizes, int[] wishes)
    {
        var lobby = ALobby.With(
            settings => settings with { Teams = [.. sizes.Select((size, n) => new Team($"team {n}", size))] },
            [.. new[] { Ada, Bob, Cleo, Dan, Eve, new("fay"), new("gus"), new("hal") }.Take(wishes.Length)]);
        return lobby.Members.Zip(wishes).Aggregate(lobby, (it, wish) =>
        {
            var team = wish.Second == 3 ? null : $"team {wish.Second}";
            return it.SetTeam(Ada, wish.First.Id, team, Noon) is { IsRefused: false } moved ? moved.Value : it;
        });
    }

    private static IEnumerable<int> Sizes(Lobby lobby) => lobby.Settings.Teams.Select(lobby.Members.CountOn);

    private static void AssertEven(Lobby lobby)
    {
        var (teams, largest) = (lobby.Settings.Teams, Sizes(lobby).Max());
        Assert.All(teams, team => Assert.True(lobby.Members.CountOn(team) >= Math.Min(largest - 1, team.Size)));
        Assert.True(lobby.Members.All(member => member.Team is not null) || teams.All(team => lobby.Members.CountOn(team) == team.Size));
    }

    private static int Moved(Lobby before, Lobby after) =>
        before.Members.Zip(after.Members).Count(pair => pair.First.Team != pair.Second.Team);

    /// <summary>The most players who can keep their team, over every way to give these sizes to teams with room for them.</summary>
    private static int KeptAtBest(Lobby before, Lobby after)
    {
        var teams = before.Settings.Teams;
        var nowhere = Math.Min(before.Members.Count(it => it.Team is null), after.Members.Count(it => it.Team is null));
        return nowhere + Orders(Sizes(after).ToArray())
            .Where(sizes => sizes.Zip(teams).All(pair => pair.First <= pair.Second.Size))
            .Max(sizes => sizes.Zip(teams).Sum(pair => Math.Min(pair.First, before.Members.CountOn(pair.Second))));
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, n) => Orders([.. items[..n], .. items[(n + 1)..]]).Select(rest => (int[])[item, .. rest]));

    private static Result<Lobby> Joined(Member member) => Trio.Join(member, By.Id, Noon);
}
