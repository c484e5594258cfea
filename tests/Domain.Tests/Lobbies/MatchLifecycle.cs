using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class MatchLifecycle
{
    private static readonly Lobby Counting = ALobby.Of(Ada, Bob).Starting();
    private static readonly DateTimeOffset Start = Counting.Match!.StartsAt;

    [Fact]
    public void A_match_begins_when_its_countdown_is_over()
    {
        var begun = Counting.BeginMatch(Counting.Match!, "server:7777", Start);

        Assert.Equal(LobbyStatus.InMatch, begun.Status);
        Assert.Equal(Counting.Match! with { StartedAt = Start, Connection = "server:7777" }, begun.Match);
        Assert.Equal([new MatchStarted(begun.Match!)], Compare.States(Counting, begun));
    }

    [Fact]
    public void A_match_does_not_begin_before_its_countdown_is_over() =>
        Assert.Same(Counting, Counting.BeginMatch(Counting.Match!, null, Start.AddMilliseconds(-1)));

    [Fact]
    public void A_match_begins_only_once()
    {
        var begun = Counting.BeginMatch(Counting.Match!, "server:7777", Start);

        Assert.Same(begun, begun.BeginMatch(Counting.Match!, "server:8888", Start));
    }

    [Fact]
    public void A_cancelled_countdown_does_not_begin_a_match()
    {
        var again = Counting.CancelStart(Ada, Noon).Value.StartMatch(Ada, false, Noon).Value;

        Assert.Same(again, again.BeginMatch(Counting.Match!, null, Start));
    }

    [Fact]
    public void The_host_ends_the_match_and_no_member_stays_ready()
    {
        var match = Counting.BeginMatch(Counting.Match!, null, Start);
        var ended = match.EndMatch(Ada, "3:2", Start.AddMinutes(10)).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Ended), (ended.Status, ended.Reason));
        Assert.All(ended.Members, member => Assert.False(member.IsReady));
        Assert.Contains(new MatchEnded("3:2"), Compare.States(match, ended));
    }

    [Fact]
    public void A_game_server_can_end_the_match() =>
        Assert.Equal(LobbyStatus.Open, ALobby.Of(Ada, Bob).InMatch().EndMatch(null, null, Noon).Value.Status);

    [Fact]
    public void A_member_other_than_the_host_cannot_end_a_match()
    {
        Assert.Equal(Refusals.NotHost, ALobby.Of(Ada, Bob).InMatch().EndMatch(Bob, null, Noon).Error);
        Assert.Equal(Refusals.NotHost, Counting.EndMatch(Bob, null, Noon).Error);
    }

    [Fact]
    public void An_outsider_cannot_end_a_match() =>
        Assert.Equal(Refusals.NotInLobby, ALobby.Of(Ada, Bob).InMatch().EndMatch(Cleo, null, Noon).Error);

    [Fact]
    public void An_end_without_a_running_match_changes_nothing() => Assert.Same(Counting, Counting.EndMatch(Ada, null, Noon).Value);

    [Fact]
    public void A_match_cannot_be_ended_in_a_closed_lobby() =>
        Assert.Equal(Refusals.LobbyClosed, ALobby.Of(Ada).Leave(Ada, Noon).Value.EndMatch(null, null, Noon).Error);
}
