namespace GameLobby.Application.Contracts;

/// <summary>A member's role.</summary>
public enum Role
{
    Host,
    Player,
    Spectator,
}
