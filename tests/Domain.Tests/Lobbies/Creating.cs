using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Creating
{
    [Fact]
    public void A_new_lobby_is_open_and_its_creator_is_its_host_and_only_member()
    {
        var lobby = Lobby.Create(ALobby.Id, ALobby.Code, ALobby.Settings, AMember.Of(Ada), Noon);

        Assert.Equal((LobbyStatus.Open, 1L, Ada), (lobby.Status, lobby.Version, lobby.Host));
        Assert.Equal([AMember.Of(Ada)], lobby.Members);
        Assert.Equal((Noon, Noon), (lobby.CreatedAt, lobby.UpdatedAt));
    }

    [Fact]
    public void Omitted_settings_have_the_protocol_defaults()
    {
        var settings = new LobbySettings("Friday night", "ctf", 8);

        Assert.Equal(
            (Visibility.Public, 2, false, AutoStart.Never),
            (settings.Visibility, settings.MinPlayers, settings.AllowSpectators, settings.AutoStart));
        Assert.Equal((5, 120), (settings.Countdown.TotalSeconds, settings.ReconnectGrace.TotalSeconds));
    }

    [Fact]
    public void A_lobby_for_one_player_needs_only_one_player() => Assert.Equal(1, new LobbySettings("Training", "solo", 1).MinPlayers);
}
