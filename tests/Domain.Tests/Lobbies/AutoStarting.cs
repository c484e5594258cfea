using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class AutoStarting
{
    private static readonly Lobby Trio = ALobby.With(settings => settings with { AutoStart = AutoStart.WhenAllReady }, Ada, Bob, Cleo);

    [Fact]
    public void The_last_ready_player_starts_the_countdown_in_the_same_version()
    {
        var almost = Trio.Ready(Ada, Bob);
        var starting = almost.Ready(Cleo);

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Starting), (almost.Status, starting.Status));
        Assert.Equal((almost.Version + 1, Noon.AddSeconds(5)), (starting.Version, starting.Match!.StartsAt));
    }

    [Fact]
    public void The_countdown_starts_when_the_only_unready_player_leaves() =>
        Assert.Equal(LobbyStatus.Starting, Trio.Ready(Ada, Bob).Leave(Cleo, Noon).Value.Status);

    [Fact]
    public void The_countdown_starts_when_the_only_absent_player_returns()
    {
        var waiting = Trio.Ready(Ada, Bob, Cleo).Away(Cleo);
        var back = waiting.Connect(AMember.Of(Cleo) with { Connection = Cleo.Socket(2, Noon.AddSeconds(9)) }, Noon.AddSeconds(9)).Value;

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Starting), (waiting.Status, back.Status));
        Assert.Equal(Noon.AddSeconds(14), back.Match!.StartsAt);
    }

    [Fact]
    public void The_countdown_starts_when_the_seat_of_the_absent_player_times_out()
    {
        var waiting = Trio.Ready(Ada, Bob).Away(Cleo);

        Assert.Equal(LobbyStatus.Starting, waiting.Expire(Noon.AddSeconds(120)).Status);
    }

    [Fact]
    public void The_countdown_does_not_start_with_too_few_players()
    {
        var alone = ALobby.With(settings => settings with { AutoStart = AutoStart.WhenAllReady }, Ada);

        Assert.Equal(LobbyStatus.Open, alone.Ready(Ada).Status);
    }

    [Fact]
    public void The_countdown_does_not_start_without_the_auto_start_setting() =>
        Assert.Equal(LobbyStatus.Open, ALobby.Of(Ada, Bob).AllReady().Status);

    [Fact]
    public void A_new_countdown_starts_when_a_player_leaves_and_enough_remain()
    {
        var first = Trio.Ready(Ada, Bob, Cleo);
        var second = first.Leave(Cleo, Noon.AddSeconds(3)).Value;

        Assert.Equal(LobbyStatus.Starting, second.Status);
        Assert.NotEqual(first.Match!.Id, second.Match!.Id);
        Assert.Equal(Noon.AddSeconds(8), second.Match.StartsAt);
        Assert.Equal(
            [new MemberLeft(Cleo, ChangeReason.Left), new MatchCancelled(ChangeReason.Left), new MatchStarting(second.Match)],
            Compare.States(first, second));
    }

    [Fact]
    public void A_cancelled_countdown_restarts_only_when_a_players_readiness_changes()
    {
        var cancelled = Trio.Ready(Ada, Bob, Cleo).CancelStart(Ada, Noon).Value;
        var watched = cancelled.Join(AMember.Spectating(Dan), By.Id, Noon).Value;

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Open), (cancelled.Status, watched.Status));
        Assert.Equal(LobbyStatus.Starting, cancelled.SetReady(Bob, false, Noon).Value.Ready(Bob).Status);
    }

    [Fact]
    public void The_countdown_does_not_start_when_a_match_ends() =>
        Assert.Equal(LobbyStatus.Open, Trio.InMatch().EndMatch(Ada, null, Noon).Value.Status);
}
