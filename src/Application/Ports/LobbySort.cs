namespace GameLobby.Application.Ports;

/// <summary>Sort order of a search. Fullness is the share of player slots that are taken.</summary>
public enum LobbySort
{
    Newest,
    Oldest,
    Fullest,
    Emptiest,
}
