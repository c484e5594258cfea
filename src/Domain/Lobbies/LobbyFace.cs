using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>What strangers see of a lobby: no members, no password, no data that is private or the game server's.</summary>
/// <param name="Players">How many players are in; spectators are counted apart.</param>
public sealed record LobbyFace(
    LobbyStatus Status,
    LobbySettings Settings,
    bool HasPassword,
    PlayerId Host,
    string HostName,
    int Players,
    int Spectators)
{
    /// <summary>Whether somebody could join as a player right now, if it knows the password.</summary>
    public bool HasSlots => Status is LobbyStatus.Open && !Settings.Locked && Players < Settings.MaxPlayers;

    public static LobbyFace Of(Lobby lobby)
    {
        var players = lobby.Members.Players.Count();
        return new LobbyFace(
            lobby.Status,
            lobby.Settings with { Password = null, Data = lobby.Settings.Data.WithoutServers().Public() },
            lobby.Settings.Password is not null,
            lobby.Host,
            lobby.Members.Find(lobby.Host)?.Name ?? "",
            players,
            lobby.Members.Count - players);
    }
}
