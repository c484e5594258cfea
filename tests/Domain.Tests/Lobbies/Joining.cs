using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Joining
{
    private static readonly DateTimeOffset Later = Noon.AddMinutes(1);

    [Fact]
    public void A_new_member_is_last_and_not_ready()
    {
        var lobby = ALobby.Of(Ada).Join(AMember.Of(Bob, Later), By.Id, Later).Value;

        Assert.Equal([Ada, Bob], lobby.Members.Select(member => member.Id));
        Assert.False(lobby.Members.Find(Bob)!.IsReady);
        Assert.Equal((ChangeReason.Joined, Later), (lobby.Reason, lobby.UpdatedAt));
    }

    [Fact]
    public void A_full_lobby_refuses_players()
    {
        var lobby = ALobby.With(settings => settings with { MaxPlayers = 2 }, Ada, Bob);

        Assert.Equal(Refusals.LobbyFull, lobby.Join(AMember.Of(Cleo), By.Id, Later).Error);
    }

    [Fact]
    public void A_spectator_does_not_take_a_player_slot()
    {
        var full = ALobby.With(settings => settings with { MaxPlayers = 2 }, Ada, Bob);
        var watched = full.Join(AMember.Spectating(Cleo), By.Id, Later).Value.Leave(Bob, Later).Value;

        Assert.False(watched.Join(AMember.Of(Dan), By.Id, Later).IsRefused);
    }

    [Fact]
    public void A_lobby_without_spectators_refuses_a_spectator()
    {
        var lobby = ALobby.With(settings => settings with { AllowSpectators = false }, Ada);

        Assert.Equal(Refusals.NoSpectators, lobby.Join(AMember.Spectating(Bob), By.Id, Later).Error);
    }

    [Fact]
    public void A_lobby_seats_at_most_128_members_including_spectators()
    {
        var lobby = Enumerable.Range(0, Roster.MaxMembers - 1)
            .Aggregate(ALobby.Of(Ada), (it, n) => it.With(AMember.Spectating(new PlayerId($"{n}"))));

        Assert.Equal(128, lobby.Members.Count);
        Assert.Equal(Refusals.LobbyFull, lobby.Join(AMember.Spectating(Bob), By.Id, Later).Error);
        Assert.Equal(Refusals.LobbyFull, lobby.Join(AMember.Of(Bob), By.Id, Later).Error);
    }

    [Fact]
    public void A_closed_lobby_refuses_everyone()
    {
        var closed = ALobby.Of(Ada).Leave(Ada, Later).Value;

        Assert.Equal(Refusals.LobbyClosed, closed.Join(AMember.Of(Ada), By.Id, Later).Error);
        Assert.Equal(Refusals.LobbyClosed, closed.Join(AMember.Of(Bob), By.Code, Later).Error);
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Invite)]
    public void A_lobby_that_is_not_public_cannot_be_joined_by_its_id(Visibility visibility)
    {
        var lobby = ALobby.With(settings => settings with { Visibility = visibility }, Ada);

        Assert.Equal(Refusals.NoSuchLobby, lobby.Join(AMember.Of(Bob), By.Id, Later).Error);
        Assert.Equal(Refusals.NoSuchLobby, lobby.Leave(Ada, Later).Value.Join(AMember.Of(Bob), By.Id, Later).Error);
    }

    [Fact]
    public void A_private_lobby_is_joined_by_its_code()
    {
        var lobby = ALobby.With(settings => settings with { Visibility = Visibility.Private }, Ada);

        Assert.False(lobby.Join(AMember.Of(Bob), By.Code, Later).IsRefused);
    }

    [Fact]
    public void An_invite_only_lobby_cannot_be_joined_by_its_code()
    {
        var lobby = ALobby.With(settings => settings with { Visibility = Visibility.Invite }, Ada);

        Assert.Equal("forbidden", lobby.Join(AMember.Of(Bob), By.Code, Later).Error?.Code);
    }

    [Fact]
    public void Nobody_joins_as_a_player_while_a_countdown_or_a_match_runs()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Equal(Refusals.MatchInProgress, lobby.Starting().Join(AMember.Of(Cleo), By.Id, Later).Error);
        Assert.Equal(Refusals.MatchInProgress, lobby.InMatch().Join(AMember.Of(Cleo), By.Id, Later).Error);
    }

    [Fact]
    public void A_spectator_can_join_during_a_countdown_and_a_match()
    {
        var lobby = ALobby.Of(Ada, Bob);

        Assert.Equal(lobby.Starting().Match, lobby.Starting().Join(AMember.Spectating(Cleo), By.Id, Later).Value.Match);
        Assert.Equal(lobby.InMatch().Match, lobby.InMatch().Join(AMember.Spectating(Cleo), By.Id, Later).Value.Match);
    }

    [Fact]
    public void A_join_by_a_member_changes_nothing()
    {
        var lobby = ALobby.With(settings => settings with { MaxPlayers = 2, Visibility = Visibility.Invite }, Ada, Bob).Starting();

        Assert.Same(lobby, lobby.Join(AMember.Of(Bob), By.Id, Later).Value);
    }

    [Fact]
    public void A_member_who_joins_over_a_new_connection_keeps_their_state()
    {
        var lobby = ALobby.Of(Ada, Bob).Ready(Bob).Away(Bob);
        var again = AMember.Spectating(Bob, Later) with { Connection = Bob.Socket(2, Later) };

        var back = lobby.Join(again, By.Id, Later).Value.Members.Find(Bob)!;

        Assert.Equal(AMember.Of(Bob) with { IsReady = true, Connection = Bob.Socket(2, Later) }, back);
    }
}
