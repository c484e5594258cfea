using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Expiring
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void Expiry_before_the_due_time_changes_nothing()
    {
        var lobby = Pair.Away(Bob);

        Assert.Same(lobby, lobby.Expire(lobby.DueAt()!.Value.AddMilliseconds(-1)));
    }

    [Fact]
    public void A_seat_is_freed_when_the_reconnect_grace_ends()
    {
        var away = Pair.Away(Bob);

        var lobby = away.Expire(Noon.AddSeconds(120));

        Assert.Equal(Noon.AddSeconds(120), away.DueAt());
        Assert.Equal([new MemberLeft(Bob, ChangeReason.TimedOut)], Compare.States(away, lobby));
    }

    [Fact]
    public void A_connection_past_its_lifetime_is_lost()
    {
        var lobby = Pair.Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Noon.AddHours(1)) }, Noon.AddHours(1)).Value;

        var ticked = lobby.Expire(Noon.AddMinutes(130));

        Assert.Equal(Noon.AddMinutes(130), lobby.DueAt());
        Assert.Equal((false, true), (ticked.Members.Find(Ada)!.IsOnline, ticked.Members.Find(Bob)!.IsOnline));
    }

    [Fact]
    public void An_offline_member_without_a_deadline_is_removed()
    {
        var edited = Pair.Edited(Bob, bob => bob with { Connection = null });

        Assert.False(edited.Expire(edited.DueAt()!.Value).Members.Contains(Bob));
    }

    [Fact]
    public void A_lobby_without_changes_for_a_day_closes()
    {
        var lobby = Pair.Expire(Noon.AddHours(24));

        Assert.Equal((LobbyStatus.Closed, ChangeReason.Idle), (lobby.Status, lobby.Reason));
        Assert.Null(lobby.DueAt());
    }

    [Fact]
    public void Expiry_does_not_change_a_closed_lobby()
    {
        var closed = Pair.Expire(Noon.AddHours(24));

        Assert.Same(closed, closed.Expire(Noon.AddHours(48)));
    }

    [Fact]
    public void A_lobby_is_due_when_its_countdown_is_over() => Assert.Equal(Noon.AddSeconds(5), Pair.Starting().DueAt());

    [Fact]
    public void A_lobby_closes_after_every_member_times_out()
    {
        var lobby = Pair.Away(Ada, Noon).Away(Bob, Noon.AddSeconds(10));

        var alone = lobby.Expire(lobby.DueAt()!.Value);
        var closed = alone.Expire(alone.DueAt()!.Value);

        Assert.Equal((Bob, LobbyStatus.Open), (alone.Host, alone.Status));
        Assert.Equal((LobbyStatus.Closed, ChangeReason.TimedOut), (closed.Status, closed.Reason));
    }
}
