namespace GameLobby.Domain.Lobbies;

/// <summary>The phase of a lobby.</summary>
public enum LobbyStatus
{
    Open,
    Starting,
    InMatch,
    Closed,
}
