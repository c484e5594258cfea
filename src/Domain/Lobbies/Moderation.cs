using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>What a host, or an operator in its place (<c>null</c>), does about other members.</summary>
public static class Moderation
{
    /// <summary>Puts a member out: for a minute, or for good.</summary>
    /// <param name="detail">Why, for the one who has to go.</param>
    public static Result<Lobby> Kick(this Lobby lobby, PlayerId? by, PlayerId target, bool ban, string? detail, DateTimeOffset now)
    {
        if (lobby.Forbids(by) is { } forbidden) return forbidden;
        if (by == target) return Refusals.NotYourself;
        if (ban && !lobby.Exclusions.CanBan(target)) return Refusals.TooManyBans;
        if (lobby.Members.Contains(target))
        {
            return lobby.Next(
                now,
                ban ? Reason.Banned : Reason.Kicked,
                lobby with
                {
                    Members = lobby.Members.Remove(member => member.Id == target),
                    Exclusions = lobby.Exclusions.Add(target, ban, now),
                },
                detail);
        }

        return lobby.Exclusions.Of(target, now) switch
        {
            null => Refusals.NoSuchMember,
            { IsBan: false } when ban => lobby.Next(
                now, Reason.Banned, lobby with { Exclusions = lobby.Exclusions.Add(target, true, now) }),
            _ => lobby,
        };
    }

    public static Result<Lobby> Unban(this Lobby lobby, PlayerId? by, PlayerId target, DateTimeOffset now) =>
        lobby.Forbids(by) is { } forbidden ? forbidden
        : lobby.Exclusions.Of(target, now) is null ? lobby
        : lobby.Next(now, Reason.Unbanned, lobby with { Exclusions = lobby.Exclusions.Remove(target, now) });

    public static Result<Lobby> Mute(this Lobby lobby, PlayerId? by, PlayerId target, bool muted, DateTimeOffset now) =>
        lobby.Forbids(by) is { } forbidden ? forbidden
        : !lobby.Members.Contains(target) ? Refusals.NoSuchMember
        : lobby.Next(now, Reason.MemberUpdated, lobby with
        {
            Members = lobby.Members.Change(target, member => member with { IsMuted = muted }),
        });

    public static Result<Lobby> Promote(this Lobby lobby, PlayerId? by, PlayerId target, DateTimeOffset now) =>
        lobby.Members.Find(target) switch
        {
            _ when lobby.Forbids(by) is { } forbidden => forbidden,
            null => Refusals.NoSuchMember,
            _ when lobby.Host == target => lobby,
            { IsSpectator: true } => Refusals.SpectatorsPlayNoPart,
            _ => lobby.Next(now, Reason.Promoted, lobby with { Host = target }),
        };

    /// <summary>Ends the lobby for all.</summary>
    public static Result<Lobby> Close(this Lobby lobby, PlayerId? by, string? detail, DateTimeOffset now) => lobby switch
    {
        { IsClosed: true } => lobby,
        _ when lobby.Forbids(by) is { } forbidden => forbidden,
        _ => lobby.Next(now, Reason.Closed, lobby with { IsClosed = true }, detail),
    };

    /// <summary>Why someone may not act as host here; null when it may.</summary>
    internal static Error? Forbids(this Lobby lobby, PlayerId? by) => by switch
    {
        _ when lobby.IsClosed => by is null ? Refusals.LobbyClosed : Refusals.NotInLobby,
        null => null,
        { } player when lobby.Find(player) is null => Refusals.NotInLobby,
        { } player when player != lobby.Host => Refusals.NotHost,
        _ => null,
    };
}
