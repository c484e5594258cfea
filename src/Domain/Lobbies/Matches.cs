using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Readiness, the countdown, and the match from its first moment to its end.</summary>
public static class Matches
{
    public static Result<Lobby> SetReady(this Lobby lobby, PlayerId player, bool ready, DateTimeOffset now) => lobby.Find(player) switch
    {
        null => Refusals.NotInLobby,
        var member when member.IsReady == ready => lobby,
        _ when lobby.Status is LobbyStatus.InMatch => Refusals.MatchInProgress,
        { IsSpectator: true } => Refusals.SpectatorsPlayNoPart,
        _ => lobby.Next(now, ready ? Reason.Ready : Reason.Unready, lobby with
        {
            Members = lobby.Members.Change(player, member => member with { IsReady = ready }),
        }),
    };

    /// <summary>Begins the countdown. <paramref name="force"/>: also while some are not ready, or away.</summary>
    public static Result<Lobby> StartMatch(this Lobby lobby, PlayerId player, bool force, DateTimeOffset now) => lobby.Status switch
    {
        _ when lobby.Forbids(player) is { } forbidden => forbidden,
        LobbyStatus.Starting => lobby,
        LobbyStatus.InMatch => Refusals.MatchInProgress,
        _ when !lobby.HasEnoughPlayers() || !(force || lobby.EveryoneIsReady()) => Refusals.NotReady,
        _ => lobby.Next(now, Reason.Started, lobby.CountingDown(lobby.Version + 1, now)),
    };

    /// <summary>Ends the countdown before its time.</summary>
    public static Result<Lobby> CancelStart(this Lobby lobby, PlayerId player, DateTimeOffset now) => lobby.Status switch
    {
        _ when lobby.Forbids(player) is { } forbidden => forbidden,
        LobbyStatus.Open => lobby,
        LobbyStatus.InMatch => Refusals.MatchInProgress,
        _ => lobby.Next(now, Reason.Cancelled, lobby with { Match = null }),
    };

    /// <summary>
    /// The countdown is over and the match begins. Changes nothing when that countdown was cancelled meanwhile, or its match has begun.
    /// </summary>
    /// <param name="match">The match that the countdown was for.</param>
    /// <param name="connection">How players reach its game server, if there is one.</param>
    public static Lobby BeginMatch(this Lobby lobby, Match match, string? connection, DateTimeOffset now) =>
        lobby.Match == match && lobby.IsStartDue(now)
            ? lobby.Next(now, Reason.Started, lobby with { Match = match with { StartedAt = now, Connection = connection } })
            : lobby;

    /// <summary>No server could be had for the match, so the countdown ends. Changes nothing when it was cancelled meanwhile.</summary>
    public static Lobby FailStart(this Lobby lobby, Match match, DateTimeOffset now) =>
        lobby.Match == match && !match.HasStarted
            ? lobby.Next(now, Reason.AllocationFailed, lobby with { Match = null })
            : lobby;

    /// <summary>The match is over: the lobby is open again, and nobody is ready.</summary>
    /// <param name="player">The host, or null for the game server's side.</param>
    /// <param name="result">Passed on to the members as it is.</param>
    public static Result<Lobby> EndMatch(this Lobby lobby, PlayerId? player, string? result, DateTimeOffset now) => lobby.Status switch
    {
        _ when lobby.Forbids(player) is { } forbidden => forbidden,
        not LobbyStatus.InMatch => lobby,
        _ => lobby.Next(
            now,
            Reason.Ended,
            lobby with
            {
                Match = null,
                Members = lobby.Members.Change(member => member.IsReady, member => member with { IsReady = false }),
            },
            result),
    };

    /// <summary>A countdown has run down, and nothing has begun yet.</summary>
    public static bool IsStartDue(this Lobby lobby, DateTimeOffset now) =>
        lobby.Status is LobbyStatus.Starting && lobby.Match!.StartsAt <= now;

    internal static Lobby CountingDown(this Lobby lobby, long version, DateTimeOffset now) =>
        lobby with { Match = new Match($"{lobby.Id}-{version}", now + lobby.Settings.Countdown) };

    internal static bool HasEnoughPlayers(this Lobby lobby) => lobby.Members.Players.Count() >= lobby.Settings.MinPlayers;

    internal static bool EveryoneIsReady(this Lobby lobby) => lobby.Members.Players.All(player => player.IsReady && player.IsOnline);
}
