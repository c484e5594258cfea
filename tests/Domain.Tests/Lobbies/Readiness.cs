using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Readiness
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void A_player_becomes_ready_and_unready()
    {
        var ready = Pair.SetReady(Bob, true, Noon).Value;
        var unready = ready.SetReady(Bob, false, Noon).Value;

        Assert.True(ready.Members.Find(Bob)!.IsReady);
        Assert.False(unready.Members.Find(Bob)!.IsReady);
        Assert.Equal((ChangeReason.Ready, ChangeReason.Unready), (ready.Reason, unready.Reason));
    }

    [Fact]
    public void Setting_ready_twice_changes_nothing()
    {
        var (ready, inMatch) = (Pair.Ready(Bob), Pair.InMatch());

        Assert.Same(ready, ready.SetReady(Bob, true, Noon).Value);
        Assert.Same(inMatch, inMatch.SetReady(Bob, true, Noon).Value);
    }

    [Fact]
    public void A_player_cannot_become_unready_in_a_match() =>
        Assert.Equal(Refusals.MatchInProgress, Pair.InMatch().SetReady(Bob, false, Noon).Error);

    [Fact]
    public void A_spectator_cannot_become_ready() =>
        Assert.Equal("forbidden", Pair.With(AMember.Spectating(Cleo)).SetReady(Cleo, true, Noon).Error?.Code);

    [Fact]
    public void An_outsider_cannot_become_ready() => Assert.Equal(Refusals.NotInLobby, Pair.SetReady(Cleo, true, Noon).Error);
}
