using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Histories;

namespace GameLobby.Domain.Tests.Histories;

/// <summary>What holds whatever players do, and whenever they do it.</summary>
public sealed class Invariants
{
    [Fact]
    public void What_changes_nothing_answers_the_very_same_lobby_and_what_does_is_one_version_on() => History.Hold(it =>
    {
        if (it.After == it.Before)
            Assert.Same(it.Before, it.After);
        else
            Assert.Equal((it.Before.Version + 1, it.Now), (it.After.Version, it.After.UpdatedAt));
    });

    [Fact]
    public void Nobody_sits_twice_and_never_more_than_there_are_seats() => History.Hold(it =>
    {
        Assert.True(it.After.Members.Players.Count() <= it.After.Settings.MaxPlayers);
        Assert.True(it.After.Members.Count <= Roster.MaxMembers);
        Assert.Equal(it.After.Members.Count, it.After.Members.DistinctBy(member => member.Id).Count());
    });

    [Fact]
    public void Every_player_is_on_a_team_that_there_is_or_on_none_and_no_team_has_too_many() => History.Hold(it =>
    {
        Assert.All(it.After.Settings.Teams, team => Assert.True(it.After.Members.CountOn(team) <= team.Size));
        Assert.All(it.After.Members, member => Assert.True(
            member.Team is null || (member.IsPlayer && it.After.Settings.Teams.Any(team => team.Name == member.Team))));
    });

    [Fact]
    public void Nobody_who_is_kept_out_is_in() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.Null(it.After.Exclusions.Find(member.Id, it.Now))));

    [Fact]
    public void An_open_lobby_has_a_host_who_is_one_of_its_players() => History.Hold(it =>
        Assert.True(it.After.IsClosed || it.After.Members.Find(it.After.Host) is { IsPlayer: true }));

    [Fact]
    public void A_lobby_is_closed_when_its_last_player_goes_or_it_idles_or_someone_closes_it_and_for_good() => History.Hold(it =>
    {
        if (it.Before.IsClosed) Assert.Same(it.Before, it.After);
        else Assert.Equal(!it.After.Members.Players.Any() || it.After.Reason is ChangeReason.Idle or ChangeReason.Closed, it.After.IsClosed);
    });

    [Fact]
    public void Whoever_is_away_has_a_deadline_and_nobody_else() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.NotEqual(member.IsOnline, member.AwayUntil is not null)));

    [Fact]
    public void A_spectator_is_never_ready_nor_host() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.False(
            member.IsSpectator && (member.IsReady || (member.Id == it.After.Host && !it.After.IsClosed)))));

    [Fact]
    public void Nobody_is_ready_after_a_match() => History.Hold(it =>
    {
        if (it.Before.Status is LobbyStatus.InMatch && it.After.Status is LobbyStatus.Open)
            Assert.DoesNotContain(it.After.Members, member => member.IsReady);
    });

    [Fact]
    public void Nobody_joins_as_a_player_once_a_countdown_runs() => History.Hold(it =>
    {
        if (it.Before.Match is not null && !it.Before.IsClosed)
            Assert.All(it.After.Members.Players, player => Assert.True(it.Before.Members.Contains(player.Id)));
    });

    [Fact]
    public void A_countdown_that_was_not_forced_runs_while_enough_players_are_in_and_all_ready_and_online() =>
        OverCountdowns((it, forcedBy) =>
        {
            if (forcedBy is null)
            {
                Assert.True(it.After.Members.Players.Count() >= it.After.Settings.MinPlayers);
                Assert.All(it.After.Members.Players, player => Assert.True(player is { IsReady: true, IsOnline: true }));
            }
        });

    [Fact]
    public void A_forced_countdown_runs_while_those_who_were_there_stay_as_ready_and_as_present_as_they_were() =>
        OverCountdowns((it, forcedBy) =>
        {
            foreach (var player in forcedBy?.Members.Players ?? [])
            {
                var now = it.After.Members.Find(player.Id);
                Assert.NotNull(now);
                Assert.True((now.IsReady || !player.IsReady) && (now.IsOnline || !player.IsOnline));
            }
        });

    [Fact]
    public void A_match_keeps_its_id_from_the_countdown_on_and_no_other_ever_has_it() => History.Of(1000).Sample(
        history =>
        {
            var over = new HashSet<string>();
            foreach (var it in history)
            {
                if (it.Before.Match is { } was && was.Id != it.After.Match?.Id) over.Add(was.Id);
                Assert.False(it.After.Match is { } match && over.Contains(match.Id));
            }
        },
        iter: 25,
        print: history => $"{history.Count} steps");

    [Fact]
    public void After_a_few_ticks_nothing_is_due_any_more() => History.Hold(it =>
    {
        var lobby = it.After;
        for (var ticks = 0; ticks < 4 && lobby.DueAt() <= it.Now; ticks++)
            lobby = lobby.IsStartDue(it.Now) ? lobby.BeginMatch(lobby.Match!, null, it.Now) : lobby.Expire(it.Now);

        Assert.True(lobby.IsClosed ? lobby.DueAt() is null : lobby.DueAt() > it.Now);
    });

    [Fact]
    public void A_lobby_that_was_stored_is_restored_as_it_was() => History.Hold(it =>
        Assert.Equal(it.After, Lobby.Restore(TestKit.Builders.ALobby.Stored(it.After))));

    /// <summary>Each step after which a countdown runs, with the lobby at the countdown's first moment when the host forced it.</summary>
    private static void OverCountdowns(Action<Happening, Lobby?> invariant) => History.Of(1000).Sample(
        history =>
        {
            Lobby? forcedBy = null;
            foreach (var happening in history)
            {
                if (happening.After.Match?.Id != happening.Before.Match?.Id)
                    forcedBy = happening.What is "force" && happening.IsChange ? happening.After : null;
                if (happening.After.Status is LobbyStatus.Starting) invariant(happening, forcedBy);
            }
        },
        iter: 25,
        print: history => $"{history.Count} steps");
}
