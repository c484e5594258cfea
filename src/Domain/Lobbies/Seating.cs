using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>How someone comes to a lobby, which decides whether it lets them in.</summary>
public abstract record Entry
{
    private Entry()
    {
    }

    /// <summary>By the lobby's id, which anyone may have heard of.</summary>
    public sealed record ById(string? Password = null) : Entry;

    /// <summary>By the code, which members hand on.</summary>
    public sealed record ByCode(string? Password = null) : Entry;

    /// <summary>By a member's invite: it opens what is private, locked or has a password.</summary>
    public sealed record ByInvite(DateTimeOffset SentAt) : Entry;

    internal string? PasswordGiven => (this as ById)?.Password ?? (this as ByCode)?.Password;
}

/// <summary>Getting in and out of a lobby, and losing and finding its members' sockets.</summary>
public static class Seating
{
    public static Result<Lobby> Join(this Lobby lobby, Member newcomer, Entry entry, DateTimeOffset now) => lobby switch
    {
        _ when lobby.Find(newcomer.Id) is not null => lobby.Connect(newcomer, now), // who joins again has already succeeded
        _ when lobby.HiddenFrom(entry) is { } hidden => hidden, // first of all: what is hidden does not even tell that it was closed
        { IsClosed: true } => Refusals.LobbyClosed,
        { Match: not null } when newcomer.IsPlayer => Refusals.MatchInProgress,
        _ when lobby.Exclusions.Bar(newcomer.Id, (entry as Entry.ByInvite)?.SentAt, now) is { } barred => barred,
        { Settings.Locked: true } when entry is not Entry.ByInvite => Refusals.LobbyLocked,
        { Settings.AllowSpectators: false } when newcomer.IsSpectator => Refusals.NoSpectators,
        _ when !lobby.Opens(entry) => Refusals.WrongPassword,
        _ when newcomer.IsPlayer && lobby.Members.Players.Count() >= lobby.Settings.MaxPlayers => Refusals.LobbyFull,
        _ when lobby.Members.Count >= Roster.Seats => Refusals.LobbyFull,
        _ => lobby.Placed(newcomer).Map(member => lobby.Next(now, Reason.Joined, lobby with
        {
            Members = lobby.Members.Add(member),
            Exclusions = lobby.Exclusions.Remove(member.Id, now),
        })),
    };

    /// <summary>Frees the player's seat at once.</summary>
    public static Result<Lobby> Leave(this Lobby lobby, PlayerId player, DateTimeOffset now) =>
        lobby.Find(player) is null ? Refusals.NotInLobby : lobby.Remove(member => member.Id == player, Reason.Left, now);

    /// <summary>
    /// A member has a socket (again): pushes go there, and its seat is no longer kept only for a while. Changes nothing
    /// when the member has a newer one by now: two sockets' first requests may be handled at the same time.
    /// </summary>
    public static Result<Lobby> Connect(this Lobby lobby, Member arrived, DateTimeOffset now) => lobby.Find(arrived.Id) switch
    {
        null => Refusals.NotInLobby,
        { Connection: { } held } when held.Since > arrived.Connection?.Since => lobby,
        _ => lobby.Next(now, Reason.Back, lobby with
        {
            Members = lobby.Members.Change(arrived.Id, member => member with
            {
                Connection = arrived.Connection,
                AwayUntil = null,
                Name = arrived.Name,
            }),
        }),
    };

    /// <summary>
    /// A socket is gone. Changes nothing when its player has a newer one by now: the news of a socket's end may come
    /// late. One that the member still had from before is gone too: it was replaced by the lost one, which ended before
    /// its first request.
    /// </summary>
    public static Lobby Disconnect(this Lobby lobby, PlayerId player, Connection lost, DateTimeOffset now) =>
        lobby.Find(player)?.Connection is { } held && (held.Id == lost.Id || held.Since < lost.Since)
            ? lobby.Lose(member => member.Id == player, now)
            : lobby;

    /// <summary>Members lost their sockets: their seats are kept for the grace, or freed where there is none.</summary>
    internal static Lobby Lose(this Lobby lobby, Func<Member, bool> lost, DateTimeOffset now) =>
        lobby.Settings.ReconnectGrace == TimeSpan.Zero
            ? lobby.Remove(lost, Reason.TimedOut, now)
            : lobby.Next(now, Reason.Away, lobby with
            {
                Members = lobby.Members.Change(lost, member => member with
                {
                    Connection = null,
                    AwayUntil = now + lobby.Settings.ReconnectGrace,
                }),
            });

    private static Error? HiddenFrom(this Lobby lobby, Entry entry) => (lobby.Settings.Visibility, entry) switch
    {
        (Visibility.Public, _) or (_, Entry.ByInvite) => null,
        (_, Entry.ById) => Refusals.NoSuchLobby,
        (Visibility.Invite, _) => Refusals.ByInviteOnly,
        _ => null,
    };

    private static bool Opens(this Lobby lobby, Entry entry) =>
        entry is Entry.ByInvite
        || lobby.Settings.Password is not { } password
        || (entry.PasswordGiven is { } given && password.Matches(given));

    /// <summary>The newcomer on the team that it names, or on the emptiest.</summary>
    private static Result<Member> Placed(this Lobby lobby, Member newcomer)
    {
        if (newcomer.IsSpectator) return newcomer with { Team = null };
        if (newcomer.Team is null) return newcomer with { Team = lobby.Emptiest() };

        return lobby.Settings.Teams.FirstOrDefault(team => team.Name == newcomer.Team) switch
        {
            null => Refusals.NoSuchTeam,
            var team when lobby.Members.On(team) >= team.Size => Refusals.TeamFull,
            _ => newcomer,
        };
    }

    internal static Lobby Remove(this Lobby lobby, Func<Member, bool> gone, Reason reason, DateTimeOffset now) =>
        lobby.Next(now, reason, lobby with { Members = lobby.Members.Remove(gone) });
}
