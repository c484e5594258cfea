using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class PublicViews
{
    [Fact]
    public void Strangers_see_counts_and_the_hosts_name_in_place_of_members()
    {
        var spectator = AMember.Of(Cleo) with { IsSpectator = true };
        var face = PublicView.Of(ALobby.Of(Ada, Bob).With(spectator));

        Assert.Equal((Ada, AMember.Of(Ada).Name, 2, 1), (face.Host, face.HostName, face.Players, face.Spectators));
    }

    [Fact]
    public void They_see_neither_a_password_nor_data_that_is_private_or_the_game_servers()
    {
        var data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "7", ["$node"] = "a" });
        var lobby = ALobby.With(settings => settings with { Data = data, Password = PasswordHash.Of("sesame", "salt"u8) }, Ada);
        var face = PublicView.Of(lobby);

        Assert.Equal(["map"], face.Settings.Data.Values.Keys);
        Assert.Equal((true, null), (face.HasPassword, face.Settings.Password));
    }

    [Theory]
    [InlineData(Visibility.Public, true)]
    [InlineData(Visibility.Private, false)]
    [InlineData(Visibility.Invite, false)]
    public void Only_public_lobbies_can_be_found(Visibility visibility, bool found) =>
        Assert.Equal(found, ALobby.With(settings => settings with { Visibility = visibility }, Ada).IsListed);

    [Fact]
    public void Closed_lobbies_can_not_be_found() => Assert.False(ALobby.Of(Ada).Leave(Ada, Noon).Value.IsListed);

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
    public void What_only_members_see_leaves_the_face_as_old_as_it_was()
    {
        var lobby = ALobby.Of(Ada, Bob);

        var ready = lobby.SetReady(Ada, true, Noon.AddMinutes(1)).Value;

        Assert.Equal((lobby.PublicVersion, lobby.PublicUpdatedAt), (ready.PublicVersion, ready.PublicUpdatedAt));
    }

    [Fact]
    public void A_faces_version_rises_exactly_when_strangers_see_something_new() => History.Hold(it =>
    {
        // Who writes past the rules, past this one too.
        if (it.What == "edit") return;
        var same = PublicView.Of(it.Before) == PublicView.Of(it.After);
        Assert.Equal(same ? it.Before.PublicVersion : it.After.Version, it.After.PublicVersion);
        Assert.Equal(same ? it.Before.PublicUpdatedAt : it.After.UpdatedAt, it.After.PublicUpdatedAt);
    });
}
