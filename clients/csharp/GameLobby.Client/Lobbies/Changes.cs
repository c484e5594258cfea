namespace GameLobby.Client;

/// <summary>
/// The snapshot that a <c>lobby.changed</c> leads to. Changes say what is so from then on, so one that begins before
/// the snapshot (a reply may overtake it) is applied like any other. What did not change stays the same object.
/// </summary>
internal static class Changes
{
    public static LobbySnapshot After(LobbySnapshot lobby, LobbyChangedPush push) =>
        push.Changes.Aggregate(lobby, Step) with { Version = push.Version, UpdatedAt = push.At };

    private static LobbySnapshot Step(LobbySnapshot lobby, Change change) => change switch
    {
        MemberJoinedChange it => lobby with { Members = Seated(lobby.Members, it.Member) },
        MemberLeftChange it => lobby with { Members = lobby.Members.Where(member => member.PlayerId != it.PlayerId).ToArray() },
        MemberUpdatedChange it => lobby with { Members = Each(lobby.Members, it.PlayerId, member => Updated(member, it)) },
        HostChangedChange it => lobby with
        {
            HostId = it.HostId,
            Members = lobby.Members.Select(member => Hosted(member, it.HostId)).ToArray(),
        },
        LobbyUpdatedChange it => Updated(lobby, it),
        MatchStartingChange it => lobby with { Status = LobbyStatus.Starting, Match = new UpcomingMatch { StartsAt = it.StartsAt } },
        MatchStartedChange it => lobby with { Status = LobbyStatus.InMatch, Match = it.Match },
        MatchCancelledChange or MatchEndedChange => lobby with { Status = LobbyStatus.Open, Match = null },
        // A kind that a later service tells of is none of this client's.
        _ => lobby,
    };

    private static MemberSnapshot[] Seated(IReadOnlyList<MemberSnapshot> members, MemberSnapshot seated) =>
        members.Any(member => member.PlayerId == seated.PlayerId)
            ? Each(members, seated.PlayerId, _ => seated)
            : [.. members, seated];

    private static MemberSnapshot[] Each(
        IReadOnlyList<MemberSnapshot> members, string playerId, Func<MemberSnapshot, MemberSnapshot> change) =>
        members.Select(member => member.PlayerId == playerId ? change(member) : member).ToArray();

    private static MemberSnapshot Updated(MemberSnapshot member, MemberUpdatedChange change) => member with
    {
        Name = change.Name ?? member.Name,
        Role = change.Role ?? member.Role,
        Team = change.Team.Or(member.Team),
        Ready = change.Ready ?? member.Ready,
        Muted = change.Muted ?? member.Muted,
        Presence = change.Presence ?? member.Presence,
        AwayUntil = change.AwayUntil.Or(member.AwayUntil),
        Data = change.Data ?? member.Data,
    };

    private static MemberSnapshot Hosted(MemberSnapshot member, string hostId) =>
        member.PlayerId == hostId ? member.Role is Role.Host ? member : member with { Role = Role.Host }
        : member.Role is Role.Host ? member with { Role = Role.Player }
        : member;

    private static LobbySnapshot Updated(LobbySnapshot lobby, LobbyUpdatedChange change) => lobby with
    {
        Code = change.Code ?? lobby.Code,
        Name = change.Name ?? lobby.Name,
        Mode = change.Mode ?? lobby.Mode,
        Region = change.Region.Or(lobby.Region),
        Visibility = change.Visibility ?? lobby.Visibility,
        Locked = change.Locked ?? lobby.Locked,
        HasPassword = change.HasPassword ?? lobby.HasPassword,
        MaxPlayers = change.MaxPlayers ?? lobby.MaxPlayers,
        MinPlayers = change.MinPlayers ?? lobby.MinPlayers,
        Teams = change.Teams ?? lobby.Teams,
        AllowSpectators = change.AllowSpectators ?? lobby.AllowSpectators,
        AutoStart = change.AutoStart ?? lobby.AutoStart,
        CountdownSeconds = change.CountdownSeconds ?? lobby.CountdownSeconds,
        ReconnectGraceSeconds = change.ReconnectGraceSeconds ?? lobby.ReconnectGraceSeconds,
        Data = change.Data ?? lobby.Data,
    };
}
