using GameLobby.Domain.Values;

namespace GameLobby.Domain;

/// <summary>Every refusal that the service knows, with the protocol's codes.</summary>
public static class Refusals
{
    public static Error NotInLobby { get; } = new(ErrorKind.Conflict, "not_in_lobby", "You are not in a lobby.");

    public static Error NotHost { get; } = new(ErrorKind.Forbidden, "not_host", "Only the host may do this.");

    public static Error NoSuchLobby { get; } = new(ErrorKind.NotFound, "not_found", "There is no such lobby.");

    public static Error NoLobbyFits { get; } = new(ErrorKind.NotFound, "not_found", "There is no lobby with room for you.");

    public static Error ByInviteOnly { get; } = new(ErrorKind.Forbidden, "forbidden", "This lobby is joined by invite only.");

    public static Error NoSpectators { get; } = new(ErrorKind.Forbidden, "forbidden", "This lobby takes no spectators.");

    public static Error SpectatorsPlayNoPart { get; } = new(ErrorKind.Forbidden, "forbidden", "A spectator takes no part in the match.");

    public static Error LobbyFull { get; } = new(ErrorKind.Conflict, "lobby_full", "There is no room left.");

    public static Error TeamFull { get; } = new(ErrorKind.Conflict, "team_full", "The team is full.");

    public static Error NoSuchTeam { get; } = Invalid("team", "The lobby has no such team.");

    public static Error NoSuchMember { get; } = new(ErrorKind.NotFound, "not_found", "There is no such member.");

    public static Error NotYourself { get; } = new(ErrorKind.Forbidden, "forbidden", "Nobody kicks or bans themselves.");

    public static Error TooMuchData { get; } = Invalid("data", "That is more than may be kept.");

    public static Error TooManyBans { get; } = Invalid("ban", $"A lobby keeps at most {Lobbies.Exclusions.MostBans} bans.");

    public static Error LobbyLocked { get; } = new(ErrorKind.Forbidden, "lobby_locked", "The lobby is locked.");

    public static Error WrongPassword { get; } = new(ErrorKind.Forbidden, "wrong_password", "The password is not right.");

    public static Error Banned { get; } = new(ErrorKind.Forbidden, "banned", "You are banned from this lobby.");

    public static Error Muted { get; } = new(ErrorKind.Forbidden, "muted", "The host has muted you.");

    public static Error NoTeam { get; } = Invalid("channel", "You are on no team.");

    public static Error NoMatch { get; } = new(ErrorKind.NotFound, "not_found", "There is no match.");

    public static Error NoSuchInvite { get; } = new(ErrorKind.NotFound, "not_found", "There is no such invite.");

    public static Error InviteExpired { get; } = new(ErrorKind.Conflict, "invite_expired", "The invite does not stand any more.");

    public static Error LobbyClosed { get; } = new(ErrorKind.Conflict, "lobby_closed", "The lobby is closed.");

    public static Error MatchInProgress { get; } = new(ErrorKind.Conflict, "match_in_progress", "The match has begun, or is about to.");

    public static Error NotReady { get; } =
        new(ErrorKind.Conflict, "not_ready", "A match needs enough players, all of them ready and online.");

    public static Error NotAdmin { get; } = new(ErrorKind.Forbidden, "forbidden", "This takes the scope lobby:admin.");

    public static Error Unidentified { get; } = new(ErrorKind.Forbidden, "forbidden", "This connection has no player.");

    public static Error SessionReplaced { get; } = new(ErrorKind.Forbidden, "forbidden", "Your session has passed to another connection.");

    public static Error IdReused { get; } =
        new(ErrorKind.Conflict, "id_reused", "This id was used for another request less than five minutes ago.");

    public static Error Conflict { get; } =
        new(ErrorKind.Conflict, "conflict", "The lobby is changing too fast; try again.") { RetryAfter = TimeSpan.FromMilliseconds(250) };

    public static Error VersionMoved { get; } = new(ErrorKind.Conflict, "conflict", "The lobby is not at that version any more.");

    public static Error UnknownAction { get; } = new(ErrorKind.Validation, "unknown_action", "There is no such action.");

    public static Error PayloadTooLarge { get; } = new(ErrorKind.Validation, "payload_too_large", "The frame is larger than it may be.");

    public static Error Unavailable { get; } =
        new(ErrorKind.Unavailable, "unavailable", "Something this depends on did not answer; send the same request again.");

    public static Error Internal { get; } = new(ErrorKind.Unavailable, "internal", "The service failed; this is our fault.");

    public static Error AlreadyInLobby(LobbyId lobby) =>
        new(ErrorKind.Conflict, "already_in_lobby", "You are in another lobby; leave it first.") { Lobby = lobby };

    public static Error RateLimited(TimeSpan wait) =>
        new(ErrorKind.RateLimited, "rate_limited", "That is too much; wait.") { RetryAfter = wait };

    public static Error Kicked(TimeSpan wait) =>
        new(ErrorKind.Forbidden, "kicked", "You were kicked; wait, or be invited anew.") { RetryAfter = wait };

    public static Error Invalid(IReadOnlyDictionary<string, IReadOnlyList<string>> details) =>
        new(ErrorKind.Validation, "invalid_request", "The request is not well-formed.") { Details = details };

    public static Error Invalid(string member, string message) =>
        Invalid(new Dictionary<string, IReadOnlyList<string>> { [member] = [message] });
}
