using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>What non-members see of a lobby: no members, no password, and no data that is private or the game server's.</summary>
public sealed record PublicView(
    LobbyStatus Status,
    LobbySettings Settings,
    bool HasPassword,
    PlayerId Host,
    string HostName,
    int Players,
    int Online,
    int Spectators)
{
    /// <summary>True when a player who knows the password can join now.</summary>
    public bool HasSlots => Status is LobbyStatus.Open && !Settings.Locked && Players < Settings.MaxPlayers;

    public static PublicView Of(Lobby lobby)
    {
        var players = lobby.Members.Players.Count();
        return new PublicView(
            lobby.Status,
            lobby.Settings with { Password = null, Data = lobby.Settings.Data.WithoutServerKeys().WithoutPrivateKeys() },
            lobby.Settings.Password is not null,
            lobby.Host,
            lobby.Members.Find(lobby.Host)?.Name ?? "",
            players,
            lobby.Members.Players.Count(player => player.IsOnline),
            lobby.Members.Count - players);
    }
}
