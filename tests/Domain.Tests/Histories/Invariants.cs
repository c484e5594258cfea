using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Histories;

namespace GameLobby.Domain.Tests.Histories;

/// <summary>Rules that hold after every step of every generated history.</summary>
public sealed class Invariants
{
    [Fact]
    public void A_step_without_effect_keeps_the_version_and_a_change_adds_one() => History.Hold(it =>
    {
        if (it.After == it.Before)
            Assert.Same(it.Before, it.After);
        else
            Assert.Equal((it.Before.Version + 1, it.Now), (it.After.Version, it.After.UpdatedAt));
    });

    [Fact]
    public void Members_are_unique_and_never_exceed_the_seats() => History.Hold(it =>
    {
        Assert.True(it.After.Members.Players.Count() <= it.After.Settings.MaxPlayers);
        Assert.True(it.After.Members.Count <= Roster.MaxMembers);
        Assert.Equal(it.After.Members.Count, it.After.Members.DistinctBy(member => member.Id).Count());
    });

    [Fact]
    public void A_players_team_exists_and_no_team_exceeds_its_size() => History.Hold(it =>
    {
        Assert.All(it.After.Settings.Teams, team => Assert.True(it.After.Members.CountOn(team) <= team.Size));
        Assert.All(it.After.Members, member => Assert.True(
            member.Team is null || (member.IsPlayer && it.After.Settings.Teams.Any(team => team.Name == member.Team))));
    });

    [Fact]
    public void An_excluded_player_is_never_a_member() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.Null(it.After.Exclusions.Find(member.Id, it.Now))));

    [Fact]
    public void An_open_lobby_has_a_host_who_is_one_of_its_players() => History.Hold(it =>
        Assert.True(it.After.IsClosed || it.After.Members.Find(it.After.Host) is { IsPlayer: true }));

    [Fact]
    public void A_lobby_closes_without_players_when_idle_deleted_or_on_request_and_stays_closed() => History.Hold(it =>
    {
        var shouldClose = !it.After.Members.Players.Any()
            || it.After.Reason is ChangeReason.Idle or ChangeReason.Closed or ChangeReason.Deleted;
        if (it.Before.IsClosed) Assert.Same(it.Before, it.After);
        else Assert.Equal(shouldClose, it.After.IsClosed);
    });

    [Fact]
    public void Exactly_the_members_who_are_away_have_a_deadline() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.NotEqual(member.IsOnline, member.AwayUntil is not null)));

    [Fact]
    public void A_spectator_is_never_ready_and_never_the_host() => History.Hold(it =>
        Assert.All(it.After.Members, member => Assert.False(
            member.IsSpectator && (member.IsReady || (member.Id == it.After.Host && !it.After.IsClosed)))));

    [Fact]
    public void The_host_is_never_muted() => History.Hold(it =>
        Assert.False(it.After.Members.Find(it.After.Host) is { IsMuted: true }));

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
    public void An_unforced_countdown_runs_only_with_enough_players_all_ready_and_online() =>
        OverCountdowns((it, forcedBy) =>
        {
            if (forcedBy is null)
            {
                Assert.True(it.After.Members.Players.Count() >= it.After.Settings.MinPlayers);
                Assert.All(it.After.Members.Players, player => Assert.True(player is { IsReady: true, IsOnline: true }));
            }
        });

    [Fact]
    public void A_forced_countdown_stops_when_a_player_leaves_disconnects_or_turns_unready() =>
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
    public void A_match_keeps_its_id_and_no_later_match_reuses_it() => History.Of(1000).Sample(
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
    public void Nothing_is_due_after_at_most_four_ticks() => History.Hold(it =>
    {
        var lobby = it.After;
        for (var ticks = 0; ticks < 4 && lobby.DueAt() <= it.Now; ticks++)
            lobby = lobby.IsStartDue(it.Now) ? lobby.BeginMatch(lobby.Match!, null, it.Now) : lobby.Expire(it.Now);

        Assert.True(lobby.IsClosed ? lobby.DueAt() is null : lobby.DueAt() > it.Now);
    });

    [Fact]
    public void A_stored_lobby_is_restored_unchanged() => History.Hold(it =>
        Assert.Equal(it.After, Lobby.Restore(TestKit.Builders.ALobby.Stored(it.After))));

    /// <summary>Checks each step with a running countdown, given the lobby as the host forced it, or null if unforced.</summary>
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
