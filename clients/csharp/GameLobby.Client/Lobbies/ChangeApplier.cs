namespace GameLobby.Client;

/// <summary>
/// Applies the changes of a <c>lobby.changed</c> push to a snapshot. Changes carry new values, not differences, so a push
/// that starts before the snapshot's version applies too. Unchanged parts keep their object identity.
/// </summary>
internal static class ChangeApplier
{
    public static LobbySnapshot Apply(LobbySnapshot lobby, LobbyChangedPush push) =>
        push.Changes.Aggregate(lobby, Apply) with { Version = push.Version, UpdatedAt = push.At };

    private static LobbySnapshot Apply(LobbySnapshot lobby, Change change) => change switch
    {
        MemberJoinedChange it => lobby with { Members = WithMember(lobby.Members, it.Member) },
        MemberLeftChange it => lobby with { Members = lobby.Members.Where(member => member.PlayerId != it.PlayerId).ToArray() },
        MemberUpdatedChange it => lobby with { Members = UpdateMember(lobby.Members, it.PlayerId, member => Update(member, it)) },
        HostChangedChange it => lobby with
        {
            HostId = it.HostId,
            Members = lobby.Members.Select(member => WithHost(member, it.HostId)).ToArray(),
        },
        LobbyUpdatedChange it => Update(lobby, it),
        MatchStartingChange it => lobby with { Status = LobbyStatus.Starting, Match = new UpcomingMatch { StartsAt = it.StartsAt } },
        MatchStartedChange it => lobby with { Status = LobbyStatus.InMatch, Match = it.Match },
        MatchCancelledChange or MatchEndedChange => lobby with { Status = LobbyStatus.Open, Match = null },
        // Changes of a kind that this client version does not know are ignored.
        _ => lobby,
    };

    private static MemberSnapshot[] WithMember(IReadOnlyList<MemberSnapshot> members, MemberSnapshot joined) =>
        members.Any(member => member.PlayerId == joined.PlayerId)
            ? UpdateMember(members, joined.PlayerId, _ => joined)
            : [.. members, joined];

    private static MemberSnapshot[] UpdateMember(
        IReadOnlyList<MemberSnapshot> members, string playerId, Func<MemberSnapshot, MemberSnapshot> change) =>
        members.Select(member => member.PlayerId == playerId ? change(member) : member).ToArray();

    private static MemberSnapshot Update(MemberSnapshot member, MemberUpdatedChange change) => member with
    {
        Name = change.Name ?? member.Name,
        Role = change.Role ?? member.Role,
        Team = change.Team.GetValueOrDefault(member.Team),
        Ready = change.Ready ?? member.Ready,
        Muted = change.Muted ?? member.Muted,
        Presence = change.Presence ?? member.Presence,
        AwayUntil = change.AwayUntil.GetValueOrDefault(member.AwayUntil),
        Data = change.Data ?? member.Data,
    };

    private static MemberSnapshot WithHost(MemberSnapshot member, string hostId) =>
        member.PlayerId == hostId ? member.Role is Role.Host ? member : member with { Role = Role.Host }
        : member.Role is Role.Host ? member with { Role = Role.Player }
        : member;

    private static LobbySnapshot Update(LobbySnapshot lobby, LobbyUpdatedChange change) => lobby with
    {
        Code = change.Code ?? lobby.Code,
        Name = change.Name ?? lobby.Name,
        Mode = change.Mode ?? lobby.Mode,
        Region = change.Region.GetValueOrDefault(lobby.Region),
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
