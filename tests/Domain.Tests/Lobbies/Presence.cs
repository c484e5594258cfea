using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Presence
{
    private static readonly DateTimeOffset Later = Noon.AddMinutes(1);

    [Fact]
    public void Who_loses_its_socket_is_away_and_keeps_its_seat_for_the_grace()
    {
        var lobby = ALobby.Of(Ada, Bob).Ready(Bob).Disconnect(Bob, Bob.Socket(), Later);

        Assert.Equal(
            AMember.Of(Bob) with { IsReady = true, Connection = null, AwayUntil = Later.AddSeconds(120) },
            lobby.Members.Find(Bob));
        Assert.Equal(ChangeReason.Away, lobby.Reason);
    }

    [Fact]
    public void Where_there_is_no_grace_the_seat_is_free_at_once()
    {
        var lobby = ALobby.With(settings => settings with { ReconnectGrace = TimeSpan.Zero }, Ada, Bob).Away(Bob);

        Assert.False(lobby.Members.Contains(Bob));
        Assert.Equal(ChangeReason.TimedOut, lobby.Reason);
    }

    [Fact]
    public void The_late_end_of_an_older_socket_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob).Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.Same(lobby, lobby.Disconnect(Bob, Bob.Socket(), Later));
    }

    [Fact]
    public void The_end_of_a_newer_socket_that_never_spoke_is_the_end_of_the_one_it_replaced()
    {
        var lobby = ALobby.Of(Ada, Bob).Disconnect(Bob, Bob.Socket(2, Later), Later);

        Assert.False(lobby.Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public void The_end_of_a_socket_of_someone_else_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Same(lobby, lobby.Disconnect(Cleo, Cleo.Socket(), Later));
        Assert.Same(lobby, lobby.Disconnect(Ada, Bob.Socket(), Later));
    }

    [Fact]
    public void A_socket_is_lost_once()
    {
        var away = ALobby.Of(Ada, Bob).Away(Bob);

        Assert.Same(away, away.Disconnect(Bob, Bob.Socket(), Later));
    }

    [Fact]
    public void Who_is_back_in_time_has_what_it_had()
    {
        var arrived = AMember.Of(Bob, Later) with { Name = "Bob the second", Connection = Bob.Socket(2, Later) };

        var back = ALobby.Of(Ada, Bob).Ready(Bob).Away(Bob).Connect(arrived, Later).Value;

        Assert.Equal(
            AMember.Of(Bob) with { Name = "Bob the second", IsReady = true, Connection = Bob.Socket(2, Later) },
            back.Members.Find(Bob));
        Assert.Equal(ChangeReason.Back, back.Reason);
    }

    [Fact]
    public void Who_comes_back_also_comes_back_to_a_match()
    {
        var lobby = ALobby.Of(Ada, Bob).InMatch().Away(Bob);

        var back = lobby.Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.True(back.Members.Find(Bob)!.IsOnline);
        Assert.Equal(lobby.Match, back.Match);
    }

    [Fact]
    public void Who_has_no_seat_can_not_come_back() =>
        Assert.Equal(Refusals.NotInLobby, ALobby.Of(Ada).Connect(AMember.Of(Bob), Later).Error);

    [Fact]
    public void Who_arrives_over_the_same_socket_again_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Same(lobby, lobby.Connect(AMember.Of(Bob, Later) with { Connection = Bob.Socket() }, Later).Value);
    }

    [Fact]
    public void A_socket_older_than_the_one_that_a_member_has_does_not_take_its_place()
    {
        var lobby = ALobby.Of(Ada, Bob).Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.Same(lobby, lobby.Connect(AMember.Of(Bob), Later).Value);
    }
}
