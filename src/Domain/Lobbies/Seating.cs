using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>How someone came upon a lobby, which decides whether it lets them in.</summary>
public enum Entry
{
    ById,
    ByCode,
}

/// <summary>Getting in and out of a lobby, and losing and finding its members' sockets.</summary>
public static class Seating
{
    public static Result<Lobby> Join(this Lobby lobby, Member newcomer, Entry entry, DateTimeOffset now) => lobby switch
    {
        { IsClosed: true } => Refusals.LobbyClosed,
        _ when lobby.Members.Contains(newcomer.Id) => lobby.Connect(newcomer, now), // who joins again has already succeeded
        { Settings.Visibility: not Visibility.Public } when entry is Entry.ById => Refusals.NoSuchLobby,
        { Settings.Visibility: Visibility.Invite } => Refusals.ByInviteOnly,
        { Match: not null } when newcomer.IsPlayer => Refusals.MatchInProgress,
        { Settings.AllowSpectators: false } when newcomer.IsSpectator => Refusals.NoSpectators,
        _ when newcomer.IsPlayer && lobby.Members.Players.Count() >= lobby.Settings.MaxPlayers => Refusals.LobbyFull,
        _ when lobby.Members.Count >= Roster.Seats => Refusals.LobbyFull,
        _ => lobby.Next(now, Reason.Joined, lobby with { Members = lobby.Members.Add(newcomer) }),
    };

    /// <summary>Frees the player's seat at once.</summary>
    public static Result<Lobby> Leave(this Lobby lobby, PlayerId player, DateTimeOffset now) =>
        lobby.Find(player) is null ? Refusals.NotInLobby : lobby.Remove(member => member.Id == player, Reason.Left, now);

    /// <summary>A member has a socket (again): pushes go there, and its seat is no longer kept only for a while.</summary>
    public static Result<Lobby> Connect(this Lobby lobby, Member arrived, DateTimeOffset now) => lobby.Find(arrived.Id) is null
        ? Refusals.NotInLobby
        : lobby.Next(now, Reason.Back, lobby with
        {
            Members = lobby.Members.Change(arrived.Id, member => member with
            {
                Connection = arrived.Connection,
                AwayUntil = null,
                Name = arrived.Name,
            }),
        });

    /// <summary>A socket is gone. Changes nothing when its player has another one by now: the news of a socket's end may come late.</summary>
    public static Lobby Disconnect(this Lobby lobby, PlayerId player, ConnectionId connection, DateTimeOffset now) =>
        lobby.Find(player)?.Connection?.Id == connection ? lobby.Lose(member => member.Id == player, now) : lobby;

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

    internal static Lobby Remove(this Lobby lobby, Func<Member, bool> gone, Reason reason, DateTimeOffset now) =>
        lobby.Next(now, reason, lobby with { Members = lobby.Members.Remove(gone) });
}
