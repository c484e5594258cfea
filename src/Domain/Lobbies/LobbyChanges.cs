namespace GameLobby.Domain.Lobbies;

/// <summary>
/// Changes found by comparing two states of a lobby. So every change is pushed, regardless of its author, and a push can't differ from what
/// is stored.
/// </summary>
public static class LobbyChanges
{
    /// <summary>Returns changes that, applied in order to <paramref name="before"/>, give <paramref name="after"/>.</summary>
    public static IEnumerable<LobbyChange> Between(LobbyView before, LobbyView after)
    {
        var kept = before.Members.Kept(after.Members);
        Member[] joined = [.. after.Members.Skip(kept.Count)];
        var (fromSpectators, others) = (kept.Where(IsNewPlayer).ToArray(), kept.Where(member => !IsNewPlayer(member)));
        return
        [
            .. before.Members.Where(member => !kept.Contains(member.Id)).Select(member => new MemberLeft(member.Id, after.Reason)),
            .. joined.Select(member => new MemberJoined(member)),
            .. OfSettings(before, after),
            .. fromSpectators.Select(OfMember).OfType<MemberUpdated>(),
            .. OfHost(before, after, [.. joined, .. fromSpectators]),
            .. others.Select(OfMember).OfType<MemberUpdated>(),
            .. OfMatch(before, after),
        ];

        bool IsNewPlayer(Member member) => member.IsPlayer && before.Members.Find(member.Id)!.IsSpectator;
        MemberUpdated? OfMember(Member member) =>
            before.Members.Find(member.Id)! is var was && was == member ? null : new MemberUpdated(was, member);
    }

    private static IEnumerable<LobbyChange> OfSettings(LobbyView before, LobbyView after) =>
        before.Settings == after.Settings && before.HasPassword == after.HasPassword && before.Code == after.Code
            ? []
            : [new SettingsUpdated(before, after)];

    /// <summary>New players are not host yet, so a host who is one becomes host after that.</summary>
    private static IEnumerable<LobbyChange> OfHost(LobbyView before, LobbyView after, Member[] newPlayers) =>
        before.Host == after.Host && newPlayers.All(member => member.Id != after.Host)
            ? []
            : [new HostChanged(after.Host, after.Reason)];

    private static IEnumerable<LobbyChange> OfMatch(LobbyView before, LobbyView after)
    {
        if (before.Match == after.Match) yield break;

        var continues = before.Match?.Id == after.Match?.Id;
        if (before.Match is { } earlier && !continues)
            yield return earlier.HasStarted
                ? new MatchEnded(after.Reason is ChangeReason.Ended ? after.ReasonDetail : null)
                : new MatchCancelled(after.Reason);

        if (after.Match is { } match)
            yield return match.HasStarted ? new MatchStarted(match) : new MatchStarting(match);
    }
}
