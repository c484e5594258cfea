namespace GameLobby.Application.Requests;

/// <summary>What the scopes of a token allow. Each value includes those before it.</summary>
public enum CallerRights
{
    /// <summary>No scope: a player's own actions.</summary>
    Player,

    /// <summary>The scope <c>lobby:server</c>: reads any lobby, writes the game server's data, ends matches.</summary>
    Server,

    /// <summary>The scope <c>lobby:admin</c>: the host's actions that are open to admins, and the admin actions.</summary>
    Admin,
}
