using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Moderating
{
    private static readonly Lobby Trio = ALobby.Of(Ada, Bob, Cleo);

    [Fact]
    public void The_host_kicks_a_member_with_a_reason()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, "language", Noon).Value;

        Assert.False(lobby.Members.Contains(Bob));
        Assert.Equal(new LastChange(lobby.Version, ChangeReason.Kicked, "language"), lobby.LastChange);
    }

    [Fact]
    public void A_kicked_player_can_rejoin_after_a_minute()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        var refused = lobby.Join(AMember.Of(Bob), By.Id, Noon.AddSeconds(20)).Error;

        Assert.Equal(("kicked", TimeSpan.FromSeconds(40)), (refused?.Code, refused?.RetryAfter));
        Assert.False(lobby.Join(AMember.Of(Bob), By.Id, Noon.AddSeconds(60)).IsRefused);
    }

    [Fact]
    public void A_kicked_player_can_rejoin_with_an_invite_sent_after_the_kick()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        Assert.Equal("kicked", lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddSeconds(-1)), Noon.AddSeconds(20)).Error?.Code);
        Assert.False(lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddSeconds(1)), Noon.AddSeconds(20)).IsRefused);
    }

    [Fact]
    public void A_banned_player_cannot_rejoin_until_unbanned()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: true, null, Noon).Value;

        Assert.Equal(Refusals.Banned, lobby.Join(AMember.Of(Bob), By.Invite(Noon.AddDays(1)), Noon.AddDays(2)).Error);
        Assert.False(lobby.Unban(Ada, Bob, Noon).Value.Join(AMember.Of(Bob), By.Id, Noon).IsRefused);
    }

    [Fact]
    public void A_kicked_player_can_be_banned_afterwards()
    {
        var banned = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value.Kick(Ada, Bob, ban: true, null, Noon).Value;

        var ban = Assert.Single(banned.Exclusions.Bans);
        Assert.Equal((Bob, "Name of bob"), (ban.Player, ban.Name));
    }

    [Fact]
    public void A_lobby_stores_a_limited_number_of_bans()
    {
        var bans = Enumerable.Range(0, Exclusions.MaxBans)
            .Aggregate(Exclusions.Empty, (all, n) => all.Add(new PlayerId($"p{n}"), null, ban: true, Noon));
        var full = Trio.Edited(stored => stored with { Exclusions = bans });

        var refused = full.Kick(Ada, Bob, ban: true, null, Noon).Error!;
        Assert.Equal(("invalid_request", "ban"), (refused.Code, refused.Details!.Keys.Single()));
        Assert.False(full.Kick(Ada, Bob, ban: false, null, Noon).IsRefused);
        Assert.False(full.Unban(Ada, new PlayerId("p0"), Noon).Value.Kick(Ada, Bob, ban: true, null, Noon).IsRefused);
    }

    [Fact]
    public void A_kick_of_a_player_who_is_already_out_changes_nothing()
    {
        var kicked = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value;

        Assert.Same(kicked, kicked.Kick(Ada, Bob, ban: false, null, Noon).Value);
    }

    [Fact]
    public void A_player_who_was_never_a_member_cannot_be_kicked() =>
        Assert.Equal(Refusals.NoSuchMember, Trio.Kick(Ada, Dan, ban: false, null, Noon).Error);

    [Fact]
    public void A_host_cannot_kick_themselves() =>
        Assert.Equal(Refusals.CannotKickYourself, Trio.Kick(Ada, Ada, ban: false, null, Noon).Error);

    [Fact]
    public void An_operator_can_kick_the_host()
    {
        var lobby = Trio.Kick(null, Ada, ban: false, null, Noon).Value;

        Assert.Contains(new HostChanged(Bob, ChangeReason.Kicked), Compare.States(Trio, lobby));
    }

    [Fact]
    public void Members_other_than_the_host_cannot_moderate_the_lobby()
    {
        Assert.Equal(Refusals.NotHost, Trio.Kick(Bob, Cleo, ban: false, null, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Unban(Bob, Cleo, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Mute(Bob, Cleo, true, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Promote(Bob, Cleo, Noon).Error);
        Assert.Equal(Refusals.NotHost, Trio.Close(Bob, null, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, Trio.Close(Dan, null, Noon).Error);
    }

    [Fact]
    public void The_host_mutes_and_unmutes_a_member()
    {
        var muted = Trio.Mute(Ada, Bob, true, Noon).Value;

        Assert.True(muted.Members.Find(Bob)!.IsMuted);
        Assert.Same(muted, muted.Mute(Ada, Bob, true, Noon).Value);
        Assert.False(muted.Mute(Ada, Bob, false, Noon).Value.Members.Find(Bob)!.IsMuted);
    }

    [Fact]
    public void A_host_cannot_be_muted()
    {
        Assert.Equal(Refusals.CannotMuteHost, Trio.Mute(Ada, Ada, true, Noon).Error);
        Assert.Same(Trio, Trio.Mute(Ada, Ada, false, Noon).Value);
    }

    [Fact]
    public void A_muted_player_who_becomes_host_is_unmuted()
    {
        var muted = Trio.Mute(Ada, Bob, true, Noon).Value;

        Assert.False(muted.Promote(Ada, Bob, Noon).Value.Members.Find(Bob)!.IsMuted);

        var left = muted.Leave(Ada, Noon).Value;
        Assert.Equal(Bob, left.Host);
        Assert.Contains(Compare.States(muted, left), change => change is MemberUpdated { After.IsMuted: false });
    }

    [Fact]
    public void The_host_hands_over_the_role_and_stays_a_player()
    {
        var lobby = Trio.Promote(Ada, Cleo, Noon).Value;

        Assert.Equal([new HostChanged(Cleo, ChangeReason.Promoted)], Compare.States(Trio, lobby));
        Assert.True(lobby.Members.Find(Ada)!.IsPlayer);
        Assert.Same(lobby, lobby.Promote(Cleo, Cleo, Noon).Value);
        Assert.Equal(Refusals.NotHost, lobby.Promote(Ada, Cleo, Noon).Error);
    }

    [Fact]
    public void A_spectator_or_an_outsider_cannot_be_promoted()
    {
        Assert.Equal("forbidden", Trio.With(AMember.Spectating(Dan)).Promote(Ada, Dan, Noon).Error?.Code);
        Assert.Equal(Refusals.NoSuchMember, Trio.Promote(Ada, Dan, Noon).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_host_or_an_operator_can_close_the_lobby(bool byHost)
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
    public void An_exclusion_is_removed_when_it_expires()
    {
        var lobby = Trio.Kick(Ada, Bob, ban: false, null, Noon).Value.Kick(Ada, Cleo, ban: true, null, Noon.AddMinutes(2)).Value;

        Assert.Equal([new Exclusion(Cleo, Noon.AddMinutes(2), null) { Name = "Name of cleo" }], lobby.Exclusions.Items);
    }
}
