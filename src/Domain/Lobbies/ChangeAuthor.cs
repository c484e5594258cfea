namespace GameLobby.Domain.Lobbies;

/// <summary>Who caused a version of a lobby.</summary>
public enum ChangeAuthor
{
    /// <summary>A player, as a member or to become one.</summary>
    Player,

    /// <summary>An operator: a caller with the scope <c>lobby:admin</c> who named the lobby.</summary>
    Admin,

    /// <summary>A game server.</summary>
    Server,

    /// <summary>The service itself: time, a lost connection, the start of a match.</summary>
    Service,

    /// <summary>A person who edited the table.</summary>
    Edit,
}
