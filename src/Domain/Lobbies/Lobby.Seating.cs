using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>Joining, leaving, disconnecting and reconnecting.</content>
public sealed partial record Lobby
{
    public Result<Lobby> Join(Member newcomer, Entry entry, DateTimeOffset now)
    {
        var invitedAt = (entry as Entry.ByInvite)?.SentAt;
        if (Find(newcomer.Id) is not null) return Connect(newcomer, now); // a retry has already succeeded
        if (RefusalOfHiddenLobby(entry) is { } hidden) return hidden; // first, so that it does not reveal that a hidden lobby closed
        if (IsClosed) return Refusals.LobbyClosed;
        if (Match is not null && newcomer.IsPlayer) return Refusals.MatchInProgress;
        if (Exclusions.RefusalFor(newcomer.Id, invitedAt, now) is { } excluded) return excluded;
        if (Settings.Locked && invitedAt is null) return Refusals.LobbyLocked;
        if (!Settings.AllowSpectators && newcomer.IsSpectator) return Refusals.NoSpectators;
        if (!Unlocks(entry)) return Refusals.WrongPassword;
        if (newcomer.IsPlayer && Members.Players.Count() >= Settings.MaxPlayers) return Refusals.LobbyFull;
        if (Members.Count >= Roster.MaxMembers) return Refusals.LobbyFull;

        var placed = PutOnTeam(newcomer);
        if (placed.Error is { } error) return error;

        return Next(now, ChangeReason.Joined, this with
        {
            Members = Members.Add(placed.Value),
            Exclusions = Exclusions.Remove(newcomer.Id, now),
        });
    }

    /// <summary>Frees the player's seat.</summary>
    public Result<Lobby> Leave(PlayerId player, DateTimeOffset now)
    {
        if (Find(player) is null) return Refusals.NotInLobby;

        return Remove(member => member.Id == player, ChangeReason.Left, now);
    }

    /// <summary>
    /// Gives a member the connection it arrived with. Changes nothing if the member has a newer one: the first requests of two
    /// connections may be handled at the same time.
    /// </summary>
    public Result<Lobby> Connect(Member arrived, DateTimeOffset now)
    {
        if (Find(arrived.Id) is null) return Refusals.NotInLobby;
        if (IsReplaced(arrived.Id, arrived.Connection)) return this;

        return Next(now, ChangeReason.Back, this with
        {
            Members = Members.Change(arrived.Id, it => it with
            {
                Connection = arrived.Connection,
                AwayUntil = null,
                Name = arrived.Name,
            }),
        });
    }

    /// <summary>
    /// Marks a member away whose connection was lost. Changes nothing if the member has a newer connection. An older one is lost too: the
    /// lost connection replaced it and ended before its first request.
    /// </summary>
    public Lobby Disconnect(PlayerId player, Connection lost, DateTimeOffset now)
    {
        if (Find(player)?.Connection is not { } current) return this;
        if (current.Id != lost.Id && current.Since >= lost.Since) return this;

        return MarkAway(member => member.Id == player, now);
    }

    private Lobby MarkAway(Func<Member, bool> predicate, DateTimeOffset now)
    {
        if (Settings.ReconnectGrace == TimeSpan.Zero) return Remove(predicate, ChangeReason.TimedOut, now);

        return Next(now, ChangeReason.Away, this with
        {
            Members = Members.Change(predicate, member => member with
            {
                Connection = null,
                AwayUntil = now + Settings.ReconnectGrace,
            }),
        });
    }

    private Lobby Remove(Func<Member, bool> predicate, ChangeReason reason, DateTimeOffset now) =>
        Next(now, reason, this with { Members = Members.Remove(predicate) });

    private Error? RefusalOfHiddenLobby(Entry entry)
    {
        if (Settings.Visibility is Visibility.Public || entry is Entry.ByInvite) return null;
        if (entry is Entry.ById) return Refusals.NoSuchLobby;

        return Settings.Visibility is Visibility.Invite ? Refusals.InviteOnly : null;
    }

    private bool Unlocks(Entry entry) => entry switch
    {
        Entry.ById byId => Settings.Password is null || byId.Password == Settings.Password,
        Entry.ByCode byCode => Settings.Password is null || byCode.Password == Settings.Password,
        _ => true,
    };

    /// <summary>Returns the newcomer on the team it asks for, or on the smallest team.</summary>
    private Result<Member> PutOnTeam(Member newcomer)
    {
        if (newcomer.IsSpectator) return newcomer with { Team = null };
        if (newcomer.Team is null) return newcomer with { Team = SmallestTeam() };
        if (FindTeam(newcomer.Team) is not { } team) return Refusals.NoSuchTeam;
        if (Members.CountOn(team) >= team.Size) return Refusals.TeamFull;

        return newcomer;
    }
}
