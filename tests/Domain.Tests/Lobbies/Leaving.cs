using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Leaving
{
    [Fact]
    public void A_leaving_member_frees_their_seat_at_once()
    {
        var lobby = ALobby.Of(Ada, Bob).Leave(Bob, Noon).Value;

        Assert.Equal([Ada], lobby.Members.Select(member => member.Id));
        Assert.Equal(ChangeReason.Left, lobby.Reason);
    }

    [Fact]
    public void An_outsider_cannot_leave_the_lobby()
    {
        Assert.Equal(Refusals.NotInLobby, ALobby.Of(Ada).Leave(Bob, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, ALobby.Of(Ada).Leave(Ada, Noon).Value.Leave(Ada, Noon).Error);
    }

    [Fact]
    public void A_lobby_closes_with_its_last_player_even_with_spectators()
    {
        var lobby = ALobby.Of(Ada).With(AMember.Spectating(Bob)).Leave(Ada, Noon).Value;

        Assert.Equal(LobbyStatus.Closed, lobby.Status);
        Assert.Null(lobby.Find(Bob));
        Assert.Equal([Bob], lobby.Members.Select(member => member.Id));
    }

    [Fact]
    public void A_closed_lobby_has_no_match()
    {
        var starting = ALobby.With(settings => settings with { MaxPlayers = 1, MinPlayers = 1 }, Ada).Starting();

        Assert.Null(starting.Leave(Ada, Noon).Value.Match);
    }

    [Fact]
    public void A_match_continues_when_a_player_leaves()
    {
        var lobby = ALobby.Of(Ada, Bob).InMatch();

        Assert.Equal(lobby.Match, lobby.Leave(Ada, Noon).Value.Match);
    }
}
