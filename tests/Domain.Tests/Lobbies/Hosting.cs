using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Hosting
{
    private static readonly Lobby Four = ALobby.Of(Ada, Bob, Cleo, Dan);

    [Fact]
    public void When_the_host_leaves_the_player_that_has_been_here_longest_is_host()
    {
        var lobby = Four.Leave(Ada, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Equal([new MemberLeft(Ada, ChangeReason.Left), new HostChanged(Bob, ChangeReason.Left)], Compare.States(Four, lobby));
    }

    [Fact]
    public void One_that_is_online_goes_before_one_that_is_away() => Assert.Equal(Cleo, Four.Away(Bob).Leave(Ada, Noon).Value.Host);

    [Fact]
    public void With_everyone_away_it_is_the_longest_present_of_them() =>
        Assert.Equal(Bob, Four.Away(Bob).Away(Cleo).Away(Dan).Leave(Ada, Noon).Value.Host);

    [Fact]
    public void A_spectator_is_never_host()
    {
        var watched = ALobby.Of(Ada).With(AMember.Spectating(Bob)).With(AMember.Of(Cleo));

        Assert.Equal(Cleo, watched.Leave(Ada, Noon).Value.Host);
    }

    [Fact]
    public void A_host_that_is_away_stays_host_until_its_seat_times_out()
    {
        var away = Four.Away(Ada);
        var timedOut = away.Expire(Noon.AddSeconds(120));

        Assert.Equal((Ada, Bob), (away.Host, timedOut.Host));
        Assert.Contains(new HostChanged(Bob, ChangeReason.TimedOut), Compare.States(away, timedOut));
    }

    [Fact]
    public void Who_was_host_and_comes_again_comes_last()
    {
        var lobby = Four.Leave(Ada, Noon).Value.Join(AMember.Of(Ada), By.Id, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Equal([Bob, Cleo, Dan, Ada], lobby.Members.Select(member => member.Id));
    }
}
