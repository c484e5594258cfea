using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class StartingByItself
{
    private static readonly Lobby Trio = ALobby.With(settings => settings with { AutoStart = AutoStart.WhenAllReady }, Ada, Bob, Cleo);

    [Fact]
    public void The_countdown_begins_with_the_last_ready_in_the_same_version()
    {
        var almost = Trio.Ready(Ada, Bob);
        var starting = almost.Ready(Cleo);

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Starting), (almost.Status, starting.Status));
        Assert.Equal((almost.Version + 1, Noon.AddSeconds(5)), (starting.Version, starting.Match!.StartsAt));
    }

    [Fact]
    public void It_begins_when_the_one_who_was_not_ready_leaves() =>
        Assert.Equal(LobbyStatus.Starting, Trio.Ready(Ada, Bob).Leave(Cleo, Noon).Value.Status);

    [Fact]
    public void It_begins_when_the_one_who_was_away_is_back()
    {
        var waiting = Trio.Ready(Ada, Bob, Cleo).Away(Cleo);
        var back = waiting.Connect(AMember.Of(Cleo) with { Connection = Cleo.Socket(2, Noon.AddSeconds(9)) }, Noon.AddSeconds(9)).Value;

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Starting), (waiting.Status, back.Status));
        Assert.Equal(Noon.AddSeconds(14), back.Match!.StartsAt);
    }

    [Fact]
    public void It_begins_when_the_seat_of_the_one_who_was_away_times_out()
    {
        var waiting = Trio.Ready(Ada, Bob).Away(Cleo);

        Assert.Equal(LobbyStatus.Starting, waiting.Expire(Noon.AddSeconds(120)).Status);
    }

    [Fact]
    public void It_does_not_begin_with_too_few_players()
    {
        var alone = ALobby.With(settings => settings with { AutoStart = AutoStart.WhenAllReady }, Ada);

        Assert.Equal(LobbyStatus.Open, alone.Ready(Ada).Status);
    }

    [Fact]
    public void It_does_not_begin_by_itself_unless_the_settings_say_so() =>
        Assert.Equal(LobbyStatus.Open, ALobby.Of(Ada, Bob).AllReady().Status);

    [Fact]
    public void One_player_less_begins_another_countdown_when_the_rest_are_enough()
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
    public void What_the_host_cancelled_stays_cancelled_until_the_players_change_their_minds()
    {
        var cancelled = Trio.Ready(Ada, Bob, Cleo).CancelStart(Ada, Noon).Value;
        var watched = cancelled.Join(AMember.Spectating(Dan), By.Id, Noon).Value;

        Assert.Equal((LobbyStatus.Open, LobbyStatus.Open), (cancelled.Status, watched.Status));
        Assert.Equal(LobbyStatus.Starting, cancelled.SetReady(Bob, false, Noon).Value.Ready(Bob).Status);
    }

    [Fact]
    public void It_does_not_begin_when_a_match_ends() =>
        Assert.Equal(LobbyStatus.Open, Trio.InMatch().EndMatch(Ada, null, Noon).Value.Status);
}
