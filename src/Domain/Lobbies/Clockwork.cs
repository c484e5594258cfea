namespace GameLobby.Domain.Lobbies;

/// <summary>
/// What time alone does to a lobby. All of it is decided by comparing deadlines that the lobby holds with the time
/// given, so a timer may come late, twice or not at all (something else then ticks): it never does harm.
/// </summary>
public static class Clockwork
{
    /// <summary>A lobby in which nothing changes for this long is closed.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(24);

    /// <summary>
    /// When the lobby needs attention next, if nothing else happens; null when it is closed. A lobby with nobody online
    /// needs no deadline of its own: a seat is kept for five minutes at most, and with the last player the lobby ends.
    /// </summary>
    public static DateTimeOffset? DueAt(this Lobby lobby) => lobby.IsClosed
        ? null
        : lobby.Members.Select(member => member.DueAt)
            .Append(lobby.UpdatedAt + IdleLimit)
            .Append(lobby.Status is LobbyStatus.Starting ? lobby.Match!.StartsAt : DateTimeOffset.MaxValue)
            .Min();

    /// <summary>
    /// Does what is due, one kind of thing a version: closes an idle lobby, frees the seats of those who did not come
    /// back, marks away those whose sockets can't be alive any more. Beginning a match is not among them:
    /// <see cref="Matches.BeginMatch"/>.
    /// </summary>
    public static Lobby Tick(this Lobby lobby, DateTimeOffset now)
    {
        return lobby switch
        {
            { IsClosed: true } => lobby,
            _ when lobby.UpdatedAt + IdleLimit <= now => lobby.Next(now, Reason.Idle, lobby with { IsClosed = true }),
            _ when lobby.Members.Any(HasTimedOut) => lobby.Remove(HasTimedOut, Reason.TimedOut, now),
            _ when lobby.Members.Any(HasDeadSocket) => lobby.Lose(HasDeadSocket, now),
            _ => lobby,
        };

        bool HasTimedOut(Member member) => !member.IsOnline && member.DueAt <= now;
        bool HasDeadSocket(Member member) => member.Connection?.DeadBy <= now;
    }
}
