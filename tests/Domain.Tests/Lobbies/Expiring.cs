using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Expiring
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void Nothing_that_is_not_due_happens()
    {
        var lobby = Pair.Away(Bob);

        Assert.Same(lobby, lobby.Expire(lobby.DueAt()!.Value.AddMilliseconds(-1)));
    }

    [Fact]
    public void A_seat_is_free_when_the_grace_is_over()
    {
        var away = Pair.Away(Bob);

        var lobby = away.Expire(Noon.AddSeconds(120));

        Assert.Equal(Noon.AddSeconds(120), away.DueAt());
        Assert.Equal([new MemberLeft(Bob, ChangeReason.TimedOut)], Compare.States(away, lobby));
    }

    [Fact]
    public void A_socket_whose_end_nobody_told_is_lost_when_it_can_not_be_alive_any_more()
    {
        var lobby = Pair.Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Noon.AddHours(1)) }, Noon.AddHours(1)).Value;

        var ticked = lobby.Expire(Noon.AddMinutes(130));

        Assert.Equal(Noon.AddMinutes(130), lobby.DueAt());
        Assert.Equal((false, true), (ticked.Members.Find(Ada)!.IsOnline, ticked.Members.Find(Bob)!.IsOnline));
    }

    [Fact]
    public void A_member_that_is_neither_online_nor_expected_back_is_let_go()
    {
        var edited = Pair.Edited(Bob, bob => bob with { Connection = null });

        Assert.False(edited.Expire(edited.DueAt()!.Value).Members.Contains(Bob));
    }

    [Fact]
    public void A_lobby_in_which_nothing_changes_for_a_day_is_closed()
    {
        var lobby = Pair.Expire(Noon.AddHours(24));

        Assert.Equal((LobbyStatus.Closed, ChangeReason.Idle), (lobby.Status, lobby.Reason));
        Assert.Null(lobby.DueAt());
    }

    [Fact]
    public void A_closed_lobby_stays_as_it_is()
    {
        var closed = Pair.Expire(Noon.AddHours(24));

        Assert.Same(closed, closed.Expire(Noon.AddHours(48)));
    }

    [Fact]
    public void A_lobby_is_due_when_its_countdown_is_over() => Assert.Equal(Noon.AddSeconds(5), Pair.Starting().DueAt());

    [Fact]
    public void With_everyone_gone_a_lobby_closes_by_and_by()
    {
        var lobby = Pair.Away(Ada, Noon).Away(Bob, Noon.AddSeconds(10));

        var alone = lobby.Expire(lobby.DueAt()!.Value);
        var closed = alone.Expire(alone.DueAt()!.Value);

        Assert.Equal((Bob, LobbyStatus.Open), (alone.Host, alone.Status));
        Assert.Equal((LobbyStatus.Closed, ChangeReason.TimedOut), (closed.Status, closed.Reason));
    }
}
