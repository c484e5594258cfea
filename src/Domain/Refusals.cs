using GameLobby.Domain.Values;

namespace GameLobby.Domain;

/// <summary>All refusals of the service, with the protocol's error codes.</summary>
public static class Refusals
{
    public static Error NotInLobby { get; } = new(ErrorKind.Conflict, ErrorCodes.NotInLobby, "You are not in a lobby.");

    public static Error NotHost { get; } = new(ErrorKind.Forbidden, ErrorCodes.NotHost, "Only the host can do this.");

    public static Error NoSuchLobby { get; } =
        new(ErrorKind.NotFound, ErrorCodes.NotFound, "The lobby does not exist.") { IsWrongGuess = true };

    public static Error NoLobbyFits { get; } = new(ErrorKind.NotFound, ErrorCodes.NotFound, "No lobby with a free slot matches.");

    public static Error InviteOnly { get; } = new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "This lobby can be joined by invite only.");

    public static Error NoSpectators { get; } = new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "This lobby does not allow spectators.");

    public static Error SpectatorsCannotPlay { get; } =
        new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "Spectators do not take part in the match.");

    public static Error LobbyFull { get; } = new(ErrorKind.Conflict, ErrorCodes.LobbyFull, "The lobby is full.");

    public static Error TeamFull { get; } = new(ErrorKind.Conflict, ErrorCodes.TeamFull, "The team is full.");

    public static Error NoSuchTeam { get; } = Invalid("team", "The lobby has no such team.");

    public static Error NoSuchMember { get; } = new(ErrorKind.NotFound, ErrorCodes.NotFound, "The player is not a member of the lobby.");

    public static Error CannotKickYourself { get; } = new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "You cannot kick or ban yourself.");

    public static Error CannotMuteHost { get; } = new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "The host cannot be muted.");

    public static Error DataTooLarge { get; } = Invalid("data", "The data exceeds the size limit.");

    public static Error MaxPlayersBelowPlayers { get; } = Invalid("maxPlayers", "The lobby has more players than that.");

    public static Error MinPlayersAboveMaxPlayers { get; } = Invalid("minPlayers", "minPlayers must not exceed maxPlayers.");

    public static Error RemovedTeamHasMembers { get; } = Invalid("teams", "A team that has members cannot be removed.");

    public static Error TeamSizeBelowMembers { get; } = Invalid("teams", "A team has more members than its new size.");

    public static Error LobbyLocked { get; } = new(ErrorKind.Forbidden, ErrorCodes.LobbyLocked, "The lobby is locked.");

    public static Error WrongPassword { get; } =
        new(ErrorKind.Forbidden, ErrorCodes.WrongPassword, "The password is wrong.") { IsWrongGuess = true };

    public static Error Banned { get; } = new(ErrorKind.Forbidden, ErrorCodes.Banned, "You are banned from this lobby.");

    public static Error Muted { get; } = new(ErrorKind.Forbidden, ErrorCodes.Muted, "The host has muted you.");

    public static Error NoTeam { get; } = Invalid("channel", "You are not on a team.");

    public static Error NoMatch { get; } = new(ErrorKind.NotFound, ErrorCodes.NotFound, "No match is running.");

    public static Error NoSuchInvite { get; } = new(ErrorKind.NotFound, ErrorCodes.NotFound, "The invite does not exist.");

    public static Error AlreadyMember { get; } = Invalid("playerId", "The player is already in the lobby.");

    public static Error InviteExpired { get; } = new(ErrorKind.Conflict, ErrorCodes.InviteExpired, "The invite is no longer valid.");

    public static Error InvalidCursor { get; } = Invalid("cursor", "The cursor does not belong to this search.");

    public static Error LobbyClosed { get; } = new(ErrorKind.Conflict, ErrorCodes.LobbyClosed, "The lobby is closed.");

    public static Error MatchInProgress { get; } =
        new(ErrorKind.Conflict, ErrorCodes.MatchInProgress, "A match is running or about to start.");

    public static Error NotReady { get; } =
        new(ErrorKind.Conflict, ErrorCodes.NotReady, "A match needs enough players, all of them ready and online.");

    public static Error NotAdmin { get; } = new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "Requires the lobby:admin scope.");

    public static Error NotServer { get; } =
        new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "Requires the lobby:server or lobby:admin scope.");

    public static Error NotConnected { get; } = new(
        ErrorKind.Forbidden, ErrorCodes.Forbidden, "Requires a live connection of the player. Connect with a WebSocket first.");

    public static Error InvalidToken { get; } =
        new(ErrorKind.Unauthenticated, ErrorCodes.Forbidden, "The request has no valid token.");

    public static Error NotAuthenticated { get; } =
        new(ErrorKind.Unauthenticated, ErrorCodes.Forbidden, "The connection is not authenticated.");

    public static Error SessionReplaced { get; } =
        new(ErrorKind.Forbidden, ErrorCodes.Forbidden, "Another connection of yours has replaced this session.");

    public static Error IdReused { get; } =
        new(ErrorKind.Conflict, ErrorCodes.IdReused, "This id was used for another request in the last five minutes.");

    public static Error Conflict { get; } =
        new(ErrorKind.Conflict, ErrorCodes.Conflict, "The lobby is changing too fast. Retry.")
        {
            RetryAfter = TimeSpan.FromMilliseconds(250),
        };

    public static Error VersionChanged { get; } =
        new(ErrorKind.Conflict, ErrorCodes.Conflict, "The lobby is no longer at the version in ifVersion.");

    public static Error UnknownPlayer { get; } =
        new(ErrorKind.NotFound, ErrorCodes.NotFound, "The player has not connected for 30 days, or never.");

    public static Error UnknownAction { get; } = new(ErrorKind.NotFound, ErrorCodes.UnknownAction, "The action does not exist.");

    public static Error PayloadTooLarge { get; } =
        new(ErrorKind.TooLarge, ErrorCodes.PayloadTooLarge, "The frame exceeds the size limit.");

    public static Error Unavailable { get; } =
        new(ErrorKind.Unavailable, ErrorCodes.Unavailable, "A dependency failed or timed out. Retry with the same id.");

    public static Error Internal { get; } = new(ErrorKind.Internal, ErrorCodes.Internal, "The service failed unexpectedly.");

    public static Error TooManyBans(int max) => Invalid("ban", $"A lobby can have at most {max} bans.");

    public static Error TooManySubscriptions(int max) => Invalid("mode", $"At most {max} modes and regions can be watched at a time.");

    public static Error AlreadyInLobby(LobbyId lobby) =>
        new(ErrorKind.Conflict, ErrorCodes.AlreadyInLobby, "You are in another lobby. Leave it first.") { Lobby = lobby };

    public static Error RateLimited(TimeSpan wait) =>
        new(ErrorKind.RateLimited, ErrorCodes.RateLimited, $"Too many requests. Retry after {Math.Ceiling(wait.TotalMilliseconds)} ms.")
        {
            RetryAfter = wait,
        };

    public static Error Kicked(TimeSpan wait) =>
        new(ErrorKind.Forbidden, ErrorCodes.Kicked, "You were kicked. Wait, or ask for a new invite.") { RetryAfter = wait };

    public static Error Invalid(IReadOnlyDictionary<string, IReadOnlyList<string>> details) =>
        new(ErrorKind.Validation, ErrorCodes.InvalidRequest, FirstOf(details)) { Details = details };

    public static Error Invalid(string member, string message) =>
        Invalid(new Dictionary<string, IReadOnlyList<string>> { [member] = [message] });

    private static string FirstOf(IReadOnlyDictionary<string, IReadOnlyList<string>> details) => details
        .Select(detail => detail.Key.Length == 0 ? detail.Value[0] : $"{detail.Key}: {detail.Value[0]}")
        .FirstOrDefault("The request is invalid.");
}
