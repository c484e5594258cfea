using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Brings a lobby to the phase that a test needs, with domain operations at noon.</summary>
public static class Phases
{
    public static Lobby Ready(this Lobby lobby, params PlayerId[] players) =>
        players.Aggregate(lobby, (it, player) => it.SetReady(player, true, People.Noon).Value);

    public static Lobby AllReady(this Lobby lobby) => lobby.Ready([.. lobby.Members.Players.Select(player => player.Id)]);

    /// <summary>Everyone is ready and the countdown runs.</summary>
    public static Lobby Starting(this Lobby lobby) => lobby.AllReady().StartMatch(lobby.Host, false, People.Noon).Value;

    /// <summary>The countdown is over and the match has begun.</summary>
    public static Lobby InMatch(this Lobby lobby)
    {
        var starting = lobby.Starting();
        return starting.BeginMatch(starting.Match!, "server:7777", starting.Match!.StartsAt);
    }

    /// <summary>A member is away after losing the connection.</summary>
    public static Lobby Away(this Lobby lobby, PlayerId player, DateTimeOffset? now = null) =>
        lobby.Disconnect(player, lobby.Members.Find(player)!.Connection!, now ?? People.Noon);
}
