namespace GameLobby.Domain.Lobbies;

/// <summary>When a countdown starts automatically.</summary>
public enum AutoStart
{
    Never,
    WhenAllReady,
}
