using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class PublicViews
{
    [Fact]
    public void The_public_view_has_counts_and_the_hosts_name_instead_of_members()
    {
        var spectator = AMember.Of(Cleo) with { IsSpectator = true };
        var view = PublicView.Of(ALobby.Of(Ada, Bob).With(spectator));

        Assert.Equal((Ada, AMember.Of(Ada).Name, 2, 1), (view.Host, view.HostName, view.Players, view.Spectators));
    }

    [Fact]
    public void The_public_view_counts_the_players_who_are_online()
    {
        var lobby = ALobby.Of(Ada, Bob).With(AMember.Spectating(Cleo));

        var away = lobby.Disconnect(Bob, lobby.Find(Bob)!.Connection!, Noon);

        Assert.Equal((2, 1), (PublicView.Of(lobby).Online, PublicView.Of(away).Online));
        Assert.Equal(away.Version, away.PublicVersion);
    }

    [Fact]
    public void The_public_view_has_no_password_private_data_or_server_data()
    {
        var data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "7", ["$node"] = "a" });
        var lobby = ALobby.With(settings => settings with { Data = data, Password = PasswordHash.Of("sesame", "salt"u8) }, Ada);
        var view = PublicView.Of(lobby);

        Assert.Equal(["map"], view.Settings.Data.Values.Keys);
        Assert.Equal((true, null), (view.HasPassword, view.Settings.Password));
    }

    [Theory]
    [InlineData(Visibility.Public, true)]
    [InlineData(Visibility.Private, false)]
    [InlineData(Visibility.Invite, false)]
    public void Only_public_lobbies_are_listed(Visibility visibility, bool found) =>
        Assert.Equal(found, ALobby.With(settings => settings with { Visibility = visibility }, Ada).IsListed);

    [Fact]
    public void Closed_lobbies_are_not_listed() => Assert.False(ALobby.Of(Ada).Leave(Ada, Noon).Value.IsListed);

    [Fact]
    public void A_lobby_has_slots_while_it_is_open_unlocked_and_not_full()
    {
        var lobby = ALobby.With(settings => settings with { MaxPlayers = 3 }, Ada, Bob);

        Assert.True(PublicView.Of(lobby).HasSlots);
        Assert.False(PublicView.Of(lobby.With(AMember.Of(Cleo))).HasSlots);
        Assert.False(PublicView.Of(lobby.Edited(stored => stored with { Settings = stored.Settings with { Locked = true } })).HasSlots);
        Assert.False(PublicView.Of(lobby.StartMatch(Ada, force: true, Noon).Value).HasSlots);
    }

    [Fact]
    public void A_change_outside_the_public_view_keeps_the_public_version()
    {
        var lobby = ALobby.Of(Ada, Bob);

        var ready = lobby.SetReady(Ada, true, Noon.AddMinutes(1)).Value;

        Assert.Equal((lobby.PublicVersion, lobby.PublicUpdatedAt), (ready.PublicVersion, ready.PublicUpdatedAt));
    }

    [Fact]
    public void The_public_version_rises_exactly_when_the_public_view_changes() => History.Hold(it =>
    {
        // A manual edit bypasses the rules, including this one.
        if (it.What == "edit") return;
        var same = PublicView.Of(it.Before) == PublicView.Of(it.After);
        Assert.Equal(same ? it.Before.PublicVersion : it.After.Version, it.After.PublicVersion);
        Assert.Equal(same ? it.Before.PublicUpdatedAt : it.After.UpdatedAt, it.After.PublicUpdatedAt);
    });
}
