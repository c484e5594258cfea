using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Something that is different between two states of a lobby; the protocol's kinds of change.</summary>
public abstract record LobbyChange;

public sealed record MemberJoined(Member Member) : LobbyChange;

public sealed record MemberLeft(PlayerId Player, Reason? Reason) : LobbyChange;

public sealed record MemberUpdated(Member Before, Member After) : LobbyChange;

/// <summary>Makes the named member host, and the former host, if it is still in, a player.</summary>
public sealed record HostChanged(PlayerId Host, Reason? Reason) : LobbyChange;

public sealed record SettingsUpdated(Lobby Before, Lobby After) : LobbyChange;

public sealed record MatchStarting(Match Match) : LobbyChange;

public sealed record MatchCancelled(Reason? Reason) : LobbyChange;

public sealed record MatchStarted(Match Match) : LobbyChange;

public sealed record MatchEnded(string? Result) : LobbyChange;

/// <summary>
/// What changed between two states of a lobby, found by comparing them: so a change is heard of whoever made it, and
/// what is told can't differ from what is stored.
/// </summary>
public static class LobbyChanges
{
    /// <summary>Applied to <paramref name="before"/> in order, the changes give <paramref name="after"/>.</summary>
    public static IEnumerable<LobbyChange> Between(Lobby before, Lobby after) =>
    [
        .. before.Members.Where(member => !after.Members.Contains(member.Id)).Select(member => new MemberLeft(member.Id, after.Why())),
        .. after.Members.Where(member => !before.Members.Contains(member.Id)).Select(member => new MemberJoined(member)),
        .. Settings(before, after),
        .. Host(before, after),
        .. after.Members.SelectMany(member => Updated(before.Members.Find(member.Id), member)),
        .. Match(before, after),
    ];

    /// <summary>Why this version came about, as far as is known: a change made by hand need not say.</summary>
    public static Reason? Why(this Lobby lobby) => lobby.Cause is { } cause && cause.Version == lobby.Version ? cause.Reason : null;

    private static IEnumerable<LobbyChange> Settings(Lobby before, Lobby after) =>
        before.Settings == after.Settings && before.Code == after.Code ? [] : [new SettingsUpdated(before, after)];

    private static IEnumerable<LobbyChange> Host(Lobby before, Lobby after) =>
        before.Host == after.Host ? [] : [new HostChanged(after.Host, after.Why())];

    private static IEnumerable<LobbyChange> Updated(Member? before, Member after) =>
        before is null || before == after ? [] : [new MemberUpdated(before, after)];

    private static IEnumerable<LobbyChange> Match(Lobby before, Lobby after)
    {
        if (before.Match == after.Match) yield break;

        var continues = before.Match?.Id == after.Match?.Id;
        if (before.Match is { } was && !continues)
            yield return was.HasStarted
                ? new MatchEnded(after.Why() is Reason.Ended ? after.Cause?.Detail : null)
                : new MatchCancelled(after.Why());

        if (after.Match is { } match)
            yield return match.HasStarted ? new MatchStarted(match) : new MatchStarting(match);
    }
}
