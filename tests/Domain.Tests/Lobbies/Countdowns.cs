using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Countdowns
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void The_host_begins_the_countdown_when_all_are_ready()
    {
        var starting = Pair.AllReady().StartMatch(Ada, false, Noon).Value;

        Assert.Equal((LobbyStatus.Starting, Noon.AddSeconds(5)), (starting.Status, starting.Match!.StartsAt));
        Assert.Equal(ChangeReason.Started, starting.Reason);
    }

    [Fact]
    public void Only_the_host_does() => Assert.Equal(Refusals.NotHost, Pair.AllReady().StartMatch(Bob, false, Noon).Error);

    [Fact]
    public void An_outsider_is_not_in_the_lobby()
    {
        Assert.Equal(Refusals.NotInLobby, Pair.StartMatch(Cleo, false, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, Pair.CancelStart(Cleo, Noon).Error);
    }

    [Fact]
    public void A_match_needs_all_of_its_players_ready() =>
        Assert.Equal(Refusals.NotReady, Pair.Ready(Ada).StartMatch(Ada, false, Noon).Error);

    [Fact]
    public void A_match_needs_all_of_its_players_online() =>
        Assert.Equal(Refusals.NotReady, Pair.AllReady().Away(Bob).StartMatch(Ada, false, Noon).Error);

    [Fact]
    public void A_match_needs_enough_players_also_when_forced()
    {
        var alone = ALobby.Of(Ada).With(AMember.Spectating(Bob)).Ready(Ada);

        Assert.Equal(Refusals.NotReady, alone.StartMatch(Ada, false, Noon).Error);
        Assert.Equal(Refusals.NotReady, alone.StartMatch(Ada, true, Noon).Error);
    }

    [Fact]
    public void Spectators_are_not_waited_for() =>
        Assert.Equal(LobbyStatus.Starting, Pair.AllReady().With(AMember.Spectating(Cleo)).StartMatch(Ada, false, Noon).Value.Status);

    [Fact]
    public void The_host_may_force_it_though_some_are_not_ready_or_away() =>
        Assert.Equal(LobbyStatus.Starting, Pair.Away(Bob).StartMatch(Ada, true, Noon).Value.Status);

    [Fact]
    public void A_countdown_that_runs_has_already_begun()
    {
        var starting = Pair.Starting();

        Assert.Same(starting, starting.StartMatch(Ada, false, Noon.AddSeconds(1)).Value);
        Assert.Equal(Refusals.NotHost, starting.StartMatch(Bob, true, Noon.AddSeconds(1)).Error);
    }

    [Fact]
    public void A_countdown_of_nothing_is_over_at_once()
    {
        var starting = ALobby.With(settings => settings with { Countdown = TimeSpan.Zero }, Ada, Bob).Starting();

        Assert.True(starting.IsStartDue(Noon));
    }

    [Fact]
    public void The_host_cancels_it()
    {
        var cancelled = Pair.Starting().CancelStart(Ada, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Cancelled), (cancelled.Status, cancelled.Reason));
        Assert.All(cancelled.Members, member => Assert.True(member.IsReady));
    }

    [Fact]
    public void Only_the_host_cancels_it_also_where_nothing_runs()
    {
        Assert.Equal(Refusals.NotHost, Pair.Starting().CancelStart(Bob, Noon).Error);
        Assert.Equal(Refusals.NotHost, Pair.CancelStart(Bob, Noon).Error);
    }

    [Fact]
    public void What_does_not_run_is_already_cancelled() => Assert.Same(Pair, Pair.CancelStart(Ada, Noon).Value);

    [Fact]
    public void A_match_that_has_begun_is_neither_begun_again_nor_cancelled()
    {
        Assert.Equal(Refusals.MatchInProgress, Pair.InMatch().StartMatch(Ada, true, Noon).Error);
        Assert.Equal(Refusals.MatchInProgress, Pair.InMatch().CancelStart(Ada, Noon).Error);
    }

    [Fact]
    public void Someone_who_is_unready_cancels_it_and_that_is_why()
    {
        var lobby = Pair.Starting().SetReady(Bob, false, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Unready), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void Someone_who_leaves_cancels_it_and_that_is_why()
    {
        var lobby = ALobby.Of(Ada, Bob, Cleo).Starting().Leave(Cleo, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Left), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void Someone_who_loses_its_socket_cancels_it_and_that_is_why()
    {
        var lobby = Pair.Starting().Away(Bob);

        Assert.Equal((LobbyStatus.Open, ChangeReason.Away), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void A_spectator_comes_and_goes_without_disturbing_it()
    {
        var starting = Pair.Starting().Join(AMember.Spectating(Cleo), By.Id, Noon).Value;

        Assert.Equal(LobbyStatus.Starting, starting.Away(Cleo).Status);
        Assert.Equal(LobbyStatus.Starting, starting.Leave(Cleo, Noon).Value.Status);
    }

    [Fact]
    public void Who_was_away_when_it_was_forced_disturbs_nothing_by_staying_so_or_coming_back()
    {
        var forced = Pair.Away(Bob).StartMatch(Ada, true, Noon).Value;

        Assert.Equal(LobbyStatus.Starting, forced.SetReady(Bob, true, Noon).Value.Status);
        Assert.Equal(LobbyStatus.Starting, forced.Connect(AMember.Of(Bob), Noon).Value.Status);
    }

    [Fact]
    public void Who_was_ready_when_it_was_forced_disturbs_it_by_being_unready()
    {
        var forced = Pair.Ready(Bob).StartMatch(Ada, true, Noon).Value;

        Assert.Equal(LobbyStatus.Open, forced.SetReady(Bob, false, Noon).Value.Status);
    }

    [Fact]
    public void A_socket_that_takes_over_from_another_disturbs_nothing()
    {
        var takesOver = AMember.Of(Bob) with { Connection = Bob.Socket(2, Noon.AddSeconds(1)) };

        var lobby = Pair.Starting().Connect(takesOver, Noon.AddSeconds(1)).Value;

        Assert.Equal(LobbyStatus.Starting, lobby.Status);
    }
}
