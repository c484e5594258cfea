using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Presence
{
    private static readonly DateTimeOffset Later = Noon.AddMinutes(1);

    [Fact]
    public void A_member_who_disconnects_is_away_and_keeps_their_seat_for_the_grace()
    {
        var lobby = ALobby.Of(Ada, Bob).Ready(Bob).Disconnect(Bob, Bob.Socket(), Later);

        Assert.Equal(
            AMember.Of(Bob) with { IsReady = true, Connection = null, AwayUntil = Later.AddSeconds(120) },
            lobby.Members.Find(Bob));
        Assert.Equal(ChangeReason.Away, lobby.Reason);
    }

    [Fact]
    public void A_seat_without_a_reconnect_grace_is_freed_at_once()
    {
        var lobby = ALobby.With(settings => settings with { ReconnectGrace = TimeSpan.Zero }, Ada, Bob).Away(Bob);

        Assert.False(lobby.Members.Contains(Bob));
        Assert.Equal(ChangeReason.TimedOut, lobby.Reason);
    }

    [Fact]
    public void The_late_end_of_an_older_connection_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob).Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.Same(lobby, lobby.Disconnect(Bob, Bob.Socket(), Later));
    }

    [Fact]
    public void The_end_of_a_newer_connection_without_a_hello_disconnects_the_member()
    {
        var lobby = ALobby.Of(Ada, Bob).Disconnect(Bob, Bob.Socket(2, Later), Later);

        Assert.False(lobby.Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public void The_end_of_another_players_connection_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Same(lobby, lobby.Disconnect(Cleo, Cleo.Socket(), Later));
        Assert.Same(lobby, lobby.Disconnect(Ada, Bob.Socket(), Later));
    }

    [Fact]
    public void A_connection_is_lost_only_once()
    {
        var away = ALobby.Of(Ada, Bob).Away(Bob);

        Assert.Same(away, away.Disconnect(Bob, Bob.Socket(), Later));
    }

    [Fact]
    public void A_member_who_returns_in_time_keeps_their_state()
    {
        var arrived = AMember.Of(Bob, Later) with { Name = "Bob the second", Connection = Bob.Socket(2, Later) };

        var back = ALobby.Of(Ada, Bob).Ready(Bob).Away(Bob).Connect(arrived, Later).Value;

        Assert.Equal(
            AMember.Of(Bob) with { Name = "Bob the second", IsReady = true, Connection = Bob.Socket(2, Later) },
            back.Members.Find(Bob));
        Assert.Equal(ChangeReason.Back, back.Reason);
    }

    [Fact]
    public void A_member_can_return_during_a_match()
    {
        var lobby = ALobby.Of(Ada, Bob).InMatch().Away(Bob);

        var back = lobby.Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.True(back.Members.Find(Bob)!.IsOnline);
        Assert.Equal(lobby.Match, back.Match);
    }

    [Fact]
    public void A_player_without_a_seat_cannot_return() =>
        Assert.Equal(Refusals.NotInLobby, ALobby.Of(Ada).Connect(AMember.Of(Bob), Later).Error);

    [Fact]
    public void A_second_connect_over_the_same_connection_changes_nothing()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Same(lobby, lobby.Connect(AMember.Of(Bob, Later) with { Connection = Bob.Socket() }, Later).Value);
    }

    [Fact]
    public void An_older_connection_does_not_replace_a_newer_one()
    {
        var lobby = ALobby.Of(Ada, Bob).Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;

        Assert.Same(lobby, lobby.Connect(AMember.Of(Bob), Later).Value);
    }

    [Fact]
    public void A_connection_is_replaced_by_a_newer_one_even_when_that_is_lost()
    {
        var online = ALobby.Of(Ada, Bob).Connect(AMember.Of(Bob) with { Connection = Bob.Socket(2, Later) }, Later).Value;
        var away = online.Disconnect(Bob, Bob.Socket(2, Later), Later);

        Assert.All([online, away], lobby => Assert.True(lobby.IsReplaced(Bob, Bob.Socket())));
        Assert.All([online, away], lobby => Assert.False(lobby.IsReplaced(Bob, Bob.Socket(2, Later))));
        Assert.Same(away, away.Connect(AMember.Of(Bob), Later).Value);
    }
}
