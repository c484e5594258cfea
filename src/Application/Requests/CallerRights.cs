namespace GameLobby.Application.Requests;

/// <summary>What the scopes of a token allow. Each value includes those before it.</summary>
public enum CallerRights
{
    /// <summary>Allows what a player may do.</summary>
    Player,

    /// <summary>Allows what the scope <c>lobby:server</c> does: to read any lobby, to write the game server's data, to end matches.</summary>
    Server,

    /// <summary>Allows what the scope <c>lobby:admin</c> does: the host's actions that are open to admins, and the admin actions.</summary>
    Admin,
}
