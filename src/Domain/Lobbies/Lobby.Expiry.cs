namespace GameLobby.Domain.Lobbies;

/// <content>
/// What happens to a lobby by the passage of time. A timer that is late, repeated or lost does no harm: only deadlines count.
/// </content>
public sealed partial record Lobby
{
    /// <summary>Time without a change after which a lobby is closed.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(24);

    /// <summary>
    /// When the lobby needs attention next if nothing else happens; null when it is closed. A lobby without online members needs no
    /// separate deadline: the seats time out, and the last one to go closes the lobby.
    /// </summary>
    public DateTimeOffset? DueAt() => IsClosed
        ? null
        : Members.Select(member => member.DueAt)
            .Append(UpdatedAt + IdleLimit)
            .Append(Status is LobbyStatus.Starting ? Match!.StartsAt : DateTimeOffset.MaxValue)
            .Min();

    /// <summary>
    /// Applies one kind of due expiry: closes an idle lobby, frees the seats of away members whose time is over, or marks members away
    /// whose connection has expired. Starting a match is not included: see <see cref="BeginMatch"/>.
    /// </summary>
    public Lobby Expire(DateTimeOffset now)
    {
        if (IsClosed) return this;
        if (UpdatedAt + IdleLimit <= now) return Next(now, ChangeReason.Idle, this with { IsClosed = true });
        if (Members.Any(HasTimedOut)) return Remove(HasTimedOut, ChangeReason.TimedOut, now);
        if (Members.Any(HasExpiredConnection)) return MarkAway(HasExpiredConnection, now);

        return this;

        bool HasTimedOut(Member member) => !member.IsOnline && member.DueAt <= now;
        bool HasExpiredConnection(Member member) => member.Connection?.ExpiresAt <= now;
    }
}
