using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Countdowns
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void The_host_starts_the_countdown_when_all_players_are_ready()
    {
        var starting = Pair.AllReady().StartMatch(Ada, false, Noon).Value;

        Assert.Equal((LobbyStatus.Starting, Noon.AddSeconds(5)), (starting.Status, starting.Match!.StartsAt));
        Assert.Equal(ChangeReason.Started, starting.Reason);
    }

    [Fact]
    public void Only_the_host_starts_a_countdown() => Assert.Equal(Refusals.NotHost, Pair.AllReady().StartMatch(Bob, false, Noon).Error);

    [Fact]
    public void An_outsider_cannot_start_or_cancel_a_countdown()
    {
        Assert.Equal(Refusals.NotInLobby, Pair.StartMatch(Cleo, false, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, Pair.CancelStart(Cleo, Noon).Error);
    }

    [Fact]
    public void A_start_requires_all_players_to_be_ready() =>
        Assert.Equal(Refusals.NotReady, Pair.Ready(Ada).StartMatch(Ada, false, Noon).Error);

    [Fact]
    public void A_start_requires_all_players_to_be_online() =>
        Assert.Equal(Refusals.NotReady, Pair.AllReady().Away(Bob).StartMatch(Ada, false, Noon).Error);

    [Fact]
    public void A_forced_start_still_requires_enough_players()
    {
        var alone = ALobby.Of(Ada).With(AMember.Spectating(Bob)).Ready(Ada);

        Assert.Equal(Refusals.NotReady, alone.StartMatch(Ada, false, Noon).Error);
        Assert.Equal(Refusals.NotReady, alone.StartMatch(Ada, true, Noon).Error);
    }

    [Fact]
    public void A_start_does_not_wait_for_spectators() =>
        Assert.Equal(LobbyStatus.Starting, Pair.AllReady().With(AMember.Spectating(Cleo)).StartMatch(Ada, false, Noon).Value.Status);

    [Fact]
    public void The_host_can_force_a_start_with_players_unready_or_away() =>
        Assert.Equal(LobbyStatus.Starting, Pair.Away(Bob).StartMatch(Ada, true, Noon).Value.Status);

    [Fact]
    public void A_second_start_keeps_the_running_countdown()
    {
        var starting = Pair.Starting();

        Assert.Same(starting, starting.StartMatch(Ada, false, Noon.AddSeconds(1)).Value);
        Assert.Equal(Refusals.NotHost, starting.StartMatch(Bob, true, Noon.AddSeconds(1)).Error);
    }

    [Fact]
    public void A_countdown_of_zero_seconds_ends_at_once()
    {
        var starting = ALobby.With(settings => settings with { Countdown = TimeSpan.Zero }, Ada, Bob).Starting();

        Assert.True(starting.IsStartDue(Noon));
    }

    [Fact]
    public void The_host_cancels_the_countdown()
    {
        var cancelled = Pair.Starting().CancelStart(Ada, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Cancelled), (cancelled.Status, cancelled.Reason));
        Assert.All(cancelled.Members, member => Assert.True(member.IsReady));
    }

    [Fact]
    public void Only_the_host_can_cancel_even_without_a_countdown()
    {
        Assert.Equal(Refusals.NotHost, Pair.Starting().CancelStart(Bob, Noon).Error);
        Assert.Equal(Refusals.NotHost, Pair.CancelStart(Bob, Noon).Error);
    }

    [Fact]
    public void A_cancel_without_a_countdown_changes_nothing() => Assert.Same(Pair, Pair.CancelStart(Ada, Noon).Value);

    [Fact]
    public void A_running_match_can_be_neither_started_again_nor_cancelled()
    {
        Assert.Equal(Refusals.MatchInProgress, Pair.InMatch().StartMatch(Ada, true, Noon).Error);
        Assert.Equal(Refusals.MatchInProgress, Pair.InMatch().CancelStart(Ada, Noon).Error);
    }

    [Fact]
    public void An_unready_player_cancels_the_countdown_with_reason_unready()
    {
        var lobby = Pair.Starting().SetReady(Bob, false, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Unready), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void A_leaving_player_cancels_the_countdown_with_reason_left()
    {
        var lobby = ALobby.Of(Ada, Bob, Cleo).Starting().Leave(Cleo, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Left), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void A_disconnecting_player_cancels_the_countdown_with_reason_away()
    {
        var lobby = Pair.Starting().Away(Bob);

        Assert.Equal((LobbyStatus.Open, ChangeReason.Away), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void A_spectator_who_comes_and_goes_does_not_cancel_the_countdown()
    {
        var starting = Pair.Starting().Join(AMember.Spectating(Cleo), By.Id, Noon).Value;

        Assert.Equal(LobbyStatus.Starting, starting.Away(Cleo).Status);
        Assert.Equal(LobbyStatus.Starting, starting.Leave(Cleo, Noon).Value.Status);
    }

    [Fact]
    public void A_player_who_was_away_at_a_forced_start_does_not_cancel_the_countdown()
    {
        var forced = Pair.Away(Bob).StartMatch(Ada, true, Noon).Value;

        Assert.Equal(LobbyStatus.Starting, forced.SetReady(Bob, true, Noon).Value.Status);
        Assert.Equal(LobbyStatus.Starting, forced.Connect(AMember.Of(Bob), Noon).Value.Status);
    }

    [Fact]
    public void A_player_who_was_ready_at_a_forced_start_cancels_it_when_unready()
    {
        var forced = Pair.Ready(Bob).StartMatch(Ada, true, Noon).Value;

        Assert.Equal(LobbyStatus.Open, forced.SetReady(Bob, false, Noon).Value.Status);
    }

    [Fact]
    public void A_new_connection_of_a_member_does_not_cancel_the_countdown()
    {
        var takesOver = AMember.Of(Bob) with { Connection = Bob.Socket(2, Noon.AddSeconds(1)) };

        var lobby = Pair.Starting().Connect(takesOver, Noon.AddSeconds(1)).Value;

        Assert.Equal(LobbyStatus.Starting, lobby.Status);
    }
}
