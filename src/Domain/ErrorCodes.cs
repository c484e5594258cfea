namespace GameLobby.Domain;

/// <summary>The codes of refused requests. A published code never changes its meaning.</summary>
public static class ErrorCodes
{
    /// <summary>The player is in another lobby: <c>details.lobbyId</c>. A player can be in one lobby at a time.</summary>
    public const string AlreadyInLobby = "already_in_lobby";

    /// <summary>The player is banned from the lobby.</summary>
    public const string Banned = "banned";

    /// <summary>
    /// The lobby is no longer at <c>ifVersion</c>, or too many requests changed it at once. Retry, after <c>retryAfterMs</c> where it is
    /// given.
    /// </summary>
    public const string Conflict = "conflict";

    /// <summary>The caller may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Another request used this id within the last five minutes.</summary>
    public const string IdReused = "id_reused";

    /// <summary>The service failed.</summary>
    public const string Internal = "internal";

    /// <summary>
    /// The frame or its data is not valid: <c>details</c> maps each field to messages, and <c>message</c> is the first of them.
    /// </summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The invite was declined or has expired.</summary>
    public const string InviteExpired = "invite_expired";

    /// <summary>The player was kicked; wait <c>retryAfterMs</c>.</summary>
    public const string Kicked = "kicked";

    /// <summary>The lobby is closed.</summary>
    public const string LobbyClosed = "lobby_closed";

    /// <summary>The lobby has no free seat.</summary>
    public const string LobbyFull = "lobby_full";

    /// <summary>The lobby is locked; players can join by invite only.</summary>
    public const string LobbyLocked = "lobby_locked";

    /// <summary>A match or its countdown is running.</summary>
    public const string MatchInProgress = "match_in_progress";

    /// <summary>The host has muted the player.</summary>
    public const string Muted = "muted";

    /// <summary>The lobby, member, match or invite does not exist, or the caller may not know of it.</summary>
    public const string NotFound = "not_found";

    /// <summary>Only the host may do this.</summary>
    public const string NotHost = "not_host";

    /// <summary>The player is in no lobby.</summary>
    public const string NotInLobby = "not_in_lobby";

    /// <summary>Too few players, or not all ready and online.</summary>
    public const string NotReady = "not_ready";

    /// <summary>The frame is too large.</summary>
    public const string PayloadTooLarge = "payload_too_large";

    /// <summary>Too many requests or wrong guesses; wait <c>retryAfterMs</c>.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The team is full.</summary>
    public const string TeamFull = "team_full";

    /// <summary>A dependency failed or timed out. Either nothing changed, or the same id sent again returns the outcome.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>There is no such action.</summary>
    public const string UnknownAction = "unknown_action";

    /// <summary>The password is wrong or missing.</summary>
    public const string WrongPassword = "wrong_password";
}
