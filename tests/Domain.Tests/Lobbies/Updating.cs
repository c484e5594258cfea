using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class UpdatingALobby
{
    private static readonly Lobby Trio = ALobby.With(settings => settings with { Teams = [new Team("red", 3)] }, Ada, Bob, Cleo)
        .Edited(stored => stored with { Members = stored.Members.Change(_ => true, member => member with { Team = "red" }) });

    [Fact]
    public void The_host_changes_the_settings()
    {
        var lobby = Update(settings => settings with { Name = "Saturday" }).Value;

        Assert.Equal(("Saturday", ChangeReason.SettingsChanged), (lobby.Settings.Name, lobby.Reason));
        Assert.Same(Trio, Update(settings => settings).Value);
    }

    [Fact]
    public void Only_the_host_or_an_operator_changes_the_settings()
    {
        Assert.Equal(Refusals.NotHost, Trio.Update(Bob, it => it, null, null, Noon).Error);
        Assert.Equal(Refusals.NotInLobby, Trio.Update(Dan, it => it, null, null, Noon).Error);
        Assert.False(Trio.Update(null, it => it with { Locked = true }, null, null, Noon).IsRefused);
    }

    [Fact]
    public void A_new_code_replaces_the_old_one()
    {
        var code = LobbyCode.Parse("222222");

        Assert.Equal(code, Trio.Update(Ada, it => it, code, null, Noon).Value.Code);
    }

    [Fact]
    public void An_update_of_an_outdated_version_is_a_conflict()
    {
        Assert.Equal("conflict", Trio.Update(Ada, it => it with { Locked = true }, null, Trio.Version - 1, Noon).Error?.Code);
        Assert.False(Trio.Update(Ada, it => it with { Locked = true }, null, Trio.Version, Noon).IsRefused);
    }

    [Fact]
    public void Settings_that_do_not_fit_the_current_members_are_invalid()
    {
        Assert.Contains("maxPlayers", Update(it => it with { MaxPlayers = 2 }).Error!.Details!);
        Assert.Contains("minPlayers", Update(it => it with { MinPlayers = 9 }).Error!.Details!);
        Assert.Contains("teams", Update(it => it with { Teams = [] }).Error!.Details!);
        Assert.Contains("teams", Update(it => it with { Teams = [new Team("red", 2)] }).Error!.Details!);
    }

    [Fact]
    public void Data_beyond_the_size_limit_is_an_invalid_request() =>
        Assert.Contains("data", Update(it => it with { Data = DataMap.From([new("key", new string('x', 4096))]) }).Error!.Details!);

    [Fact]
    public void A_change_of_settings_cancels_the_countdown()
    {
        var lobby = Trio.Starting().Update(Ada, it => it with { Name = "Saturday" }, null, null, Noon).Value;

        Assert.Equal((LobbyStatus.Open, ChangeReason.SettingsChanged), (lobby.Status, lobby.Reason));
    }

    [Fact]
    public void A_locked_lobby_can_be_joined_only_by_invite()
    {
        var locked = Update(it => it with { Locked = true }).Value;

        Assert.Equal(Refusals.LobbyLocked, locked.Join(AMember.Of(Dan), By.Code, Noon).Error);
        Assert.False(locked.Join(AMember.Of(Dan), By.Invite(), Noon).IsRefused);
    }

    [Fact]
    public void A_protected_lobby_needs_its_password_unless_the_player_has_an_invite()
    {
        var secret = Update(it => it with { Password = PasswordHash.Of("sesame", [1, 2, 3]) }).Value;

        Assert.Equal(Refusals.WrongPassword, secret.Join(AMember.Of(Dan), By.Code, Noon).Error);
        Assert.Equal(Refusals.WrongPassword, secret.Join(AMember.Of(Dan), By.Password(secret, "Sesame"), Noon).Error);
        Assert.False(secret.Join(AMember.Of(Dan), By.Password(secret, "sesame"), Noon).IsRefused);
        Assert.False(secret.Join(AMember.Of(Dan), By.Invite(), Noon).IsRefused);
    }

    [Fact]
    public void An_invite_admits_to_a_hidden_lobby_but_not_to_a_full_one()
    {
        var hidden = Update(it => it with { Visibility = Visibility.Invite }).Value;
        var full = Update(it => it with { MaxPlayers = 3 }).Value;

        Assert.False(hidden.Join(AMember.Of(Dan), By.Invite(), Noon).IsRefused);
        Assert.Equal(Refusals.LobbyFull, full.Join(AMember.Of(Dan), By.Invite(), Noon).Error);
    }

    private static Result<Lobby> Update(Func<LobbySettings, LobbySettings> change) => Trio.Update(Ada, change, null, null, Noon);
}

public sealed class UpdatingAMember
{
    private static readonly Lobby Pair = ALobby.Of(Ada, Bob);

    [Fact]
    public void A_member_changes_their_data()
    {
        var lobby = Pair.UpdateMember(Bob, data => data.With(new Dictionary<string, string?> { ["level"] = "2" }), null, Noon).Value;

        Assert.Equal("2", lobby.Members.Find(Bob)!.Data.Values["level"]);
        Assert.Same(lobby, lobby.UpdateMember(Bob, data => data, false, Noon).Value);
    }

    [Fact]
    public void A_player_who_becomes_a_spectator_is_neither_ready_nor_host()
    {
        var lobby = Pair.AllReady().UpdateMember(Ada, data => data, true, Noon).Value;

        Assert.Equal((true, false, Bob), (lobby.Members.Find(Ada)!.IsSpectator, lobby.Members.Find(Ada)!.IsReady, lobby.Host));
    }

    [Fact]
    public void The_lobby_closes_when_its_last_player_becomes_a_spectator() =>
        Assert.Equal(LobbyStatus.Closed, ALobby.Of(Ada).UpdateMember(Ada, data => data, true, Noon).Value.Status);

    [Fact]
    public void A_spectator_becomes_a_player_when_there_is_room()
    {
        var roomy = Pair.With(AMember.Spectating(Cleo));
        var full = ALobby.With(settings => settings with { MaxPlayers = 2 }, Ada, Bob).With(AMember.Spectating(Cleo));

        Assert.True(roomy.UpdateMember(Cleo, data => data, false, Noon).Value.Members.Find(Cleo)!.IsPlayer);
        Assert.Equal(Refusals.LobbyFull, full.UpdateMember(Cleo, data => data, false, Noon).Error);
        Assert.Equal(Refusals.MatchInProgress, roomy.Starting().UpdateMember(Cleo, data => data, false, Noon).Error);
    }

    [Fact]
    public void A_player_cannot_become_a_spectator_where_none_are_allowed() => Assert.Equal(
        Refusals.NoSpectators,
        ALobby.With(settings => settings with { AllowSpectators = false }, Ada, Bob).UpdateMember(Bob, data => data, true, Noon).Error);
}
