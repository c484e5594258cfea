using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Hosting
{
    private static readonly Lobby Four = ALobby.Of(Ada, Bob, Cleo, Dan);

    [Fact]
    public void The_longest_present_player_becomes_host_when_the_host_leaves()
    {
        var lobby = Four.Leave(Ada, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Equal([new MemberLeft(Ada, ChangeReason.Left), new HostChanged(Bob, ChangeReason.Left)], Compare.States(Four, lobby));
    }

    [Fact]
    public void An_online_player_becomes_host_before_one_who_is_away() => Assert.Equal(Cleo, Four.Away(Bob).Leave(Ada, Noon).Value.Host);

    [Fact]
    public void The_longest_present_player_becomes_host_when_all_are_away() =>
        Assert.Equal(Bob, Four.Away(Bob).Away(Cleo).Away(Dan).Leave(Ada, Noon).Value.Host);

    [Fact]
    public void A_spectator_never_becomes_host()
    {
        var watched = ALobby.Of(Ada).With(AMember.Spectating(Bob)).With(AMember.Of(Cleo));

        Assert.Equal(Cleo, watched.Leave(Ada, Noon).Value.Host);
    }

    [Fact]
    public void A_host_who_is_away_stays_host_until_their_seat_times_out()
    {
        var away = Four.Away(Ada);
        var timedOut = away.Expire(Noon.AddSeconds(120));

        Assert.Equal((Ada, Bob), (away.Host, timedOut.Host));
        Assert.Contains(new HostChanged(Bob, ChangeReason.TimedOut), Compare.States(away, timedOut));
    }

    [Fact]
    public void A_former_host_who_rejoins_is_the_last_member()
    {
        var lobby = Four.Leave(Ada, Noon).Value.Join(AMember.Of(Ada), By.Id, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Equal([Bob, Cleo, Dan, Ada], lobby.Members.Select(member => member.Id));
    }
}
