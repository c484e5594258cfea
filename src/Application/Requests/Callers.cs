namespace GameLobby.Application.Requests;

/// <summary>Who may call an action.</summary>
public enum Callers
{
    /// <summary>Allowed for any connected player.</summary>
    Anyone,

    /// <summary>Allowed for members of the lobby.</summary>
    Member,

    /// <summary>Allowed for members of the lobby who are players, not spectators.</summary>
    Player,

    /// <summary>Allowed for the host of the lobby.</summary>
    Host,

    /// <summary>
    /// Allowed for the host of the lobby, or any caller with the scope <c>lobby:admin</c>. An admin need not be in the lobby.
    /// </summary>
    HostOrAdmin,

    /// <summary>Allowed for any caller with the scope <c>lobby:admin</c>.</summary>
    Admin,
}
