using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Moderating
{
    private static readonly Lobby Trio = ALobby.Of(Ada, Bob, Cleo);

    [Fact]
    public void The_host_kicks_a_member_and_says_why()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, "language", Noon).Value;

        Assert.False(lobby.Members.Contains(Bob));
        Assert.Equal(new LastChange(lobby.Version, ChangeReason.Kicked, "language"), lobby.LastChange);
    }

    [Fact]
    public void Who_was_kicked_may_come_back_after_a_minute()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        var refused = lobby.Join(AMember.Of(Bob), By.Id, Noon.AddSeconds(20)).Error;

        Assert.Equal(("kicked", TimeSpan.FromSeconds(40)), (refused?.Code, refused?.RetryAfter));
        Assert.False(lobby.Join(AMember.Of(Bob), By.Id, Noon.AddSeconds(60)).IsRefused);
    }

    [Fact]
    public void Or_by_an_invite_that_was_sent_since()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        Assert.Equal("kicked", lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddSeconds(-1)), Noon.AddSeconds(20)).Error?.Code);
        Assert.False(lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddSeconds(1)), Noon.AddSeconds(20)).IsRefused);
    }

    [Fact]
    public void Who_was_banned_may_not_come_back_until_it_is_unbanned()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: true, null, Noon).Value;

        Assert.Equal(Refusals.Banned, lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddDays(1)), Noon.AddDays(2)).Error);
        Assert.False(lobby.Unban(Ada, Bob, Noon).Value.Join(AMember.Of(Bob), By.Id, Noon).IsRefused);
    }

    [Fact]
    public void Who_was_kicked_can_be_banned_afterwards()
    {
        var banned = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value.Kick(Ada, Bob, ban: true, null, Noon).Value;

        Assert.Equal([Bob], banned.Exclusions.Banned);
    }

    [Fact]
    public void A_lobby_keeps_so_many_bans_and_no_more()
    {
        var bans = Enumerable.Range(0, Exclusions.MaxBans)
            .Aggregate(Exclusions.Empty, (all, n) => all.Add(new PlayerId($"p{n}"), ban: true, Noon));
        var full = Trio.Edited(stored => stored with { Exclusions = bans });

        var refused = full.Kick(Ada, Bob, ban: true, null, Noon).Error!;
        Assert.Equal(("invalid_request", "ban"), (refused.Code, refused.Details!.Keys.Single()));
        Assert.False(full.Kick(Ada, Bob, ban: false, null, Noon).IsRefused);
        Assert.False(full.Unban(Ada, new PlayerId("p0"), Noon).Value.Kick(Ada, Bob, ban: true, null, Noon).IsRefused);
    }

    [Fact]
    public void Who_is_out_already_is_kicked_without_effect()
    {
        var kicked = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        Assert.Same(kicked, kicked.Kick(Ada, Bob, ban: false, null, Noon).Value);
    }

    [Fact]
    public void Who_was_never_in_can_not_be_kicked() =>
        Assert.Equal(Refusals.NoSuchMember, Trio.Kick(Ada, Dan, ban: false, null, Noon).Error);

    [Fact]
    public void A_host_kicks_anyone_but_itself() => Assert.Equal(Refusals.CannotKickYourself, Trio.Kick(Ada, Ada, ban: false, null, Noon).Error);

    [Fact]
    public void An_operator_kicks_the_host_too()
    {
        var lobby = Trio.Kick(null, Ada, ban: false, null, Noon).Value;

        Assert.Contains(new HostChanged(Bob, ChangeReason.Kicked), Compare.States(Trio, lobby));
    }

    [Fact]
    public void Only_the_host_kicks_bans_mutes_promotes_and_closes()
    {
        Assert.Equal(Refusals.NotHost, Trio.Kick(Bob, Cleo, ban: false, null, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Unban(Bob, Cleo, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Mute(Bob, Cleo, true, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Promote(Bob, Cleo, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Close(Bob, null, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, Trio.Close(Dan, null, Noon).Error);
    }

    [Fact]
    public void A_member_is_muted_and_heard_again()
    {
        var muted = Trio.Mute(Ada, Bob, true, Noon).Value;

        Assert.True(muted.Members.Find(Bob)!.IsMuted);
        Assert.Same(muted, muted.Mute(Ada, Bob, true, Noon).Value);
        Assert.False(muted.Mute(Ada, Bob, false, Noon).Value.Members.Find(Bob)!.IsMuted);
    }

    [Fact]
    public void The_host_hands_its_role_on_and_stays_as_a_player()
    {
        var lobby = Trio.Promote(Ada, Cleo, Noon).Value;

        Assert.Equal([new HostChanged(Cleo, ChangeReason.Promoted)], Compare.States(Trio, lobby));
        Assert.True(lobby.Members.Find(Ada)!.IsPlayer);
        Assert.Same(lobby, lobby.Promote(Cleo, Cleo, Noon).Value);
        Assert.Equal(Refusals.NotHost, lobby.Promote(Ada, Cleo, Noon).Error);
    }

    [Fact]
    public void A_spectator_or_a_stranger_is_not_promoted()
    {
        Assert.Equal("forbidden", Trio.With(AMember.Spectating(Dan)).Promote(Ada, Dan, Noon).Error?.Code);
        Assert.Equal(Refusals.NoSuchMember, Trio.Promote(Ada, Dan, Noon).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_host_or_an_operator_closes_the_lobby_for_all(bool byHost)
    {
        var closed = Trio.Close(byHost ? Ada : null, "over", Noon).Value;

        Assert.Equal((LobbyStatus.Closed, new LastChange(closed.Version, ChangeReason.Closed, "over")), (closed.Status, closed.LastChange));
        Assert.Same(closed, closed.Close(null, "again", Noon).Value);
    }

    [Fact]
    public void Kicking_a_player_cancels_the_countdown()
    {
        var lobby = Trio.Starting().Kick(Ada, Cleo, ban: false, null, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.Kicked), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void What_is_held_against_someone_is_forgotten_when_its_time_is_over()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value.Kick(Ada, Cleo, ban: true, null, Noon.AddMinutes(2)).Value;

        Assert.Equal([new Exclusion(Cleo, Noon.AddMinutes(2), null)], lobby.Exclusions.Items);
    }
}
