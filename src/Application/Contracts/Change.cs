using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using static GameLobby.Domain.Lobbies.ChangeReason;

namespace GameLobby.Application.Contracts;

/// <summary>
/// A change as clients receive it. Applied in order to the snapshot of the previous version, the changes of a version give exactly its
/// snapshot.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MemberJoinedChange), "member.joined")]
[JsonDerivedType(typeof(MemberLeftChange), "member.left")]
[JsonDerivedType(typeof(MemberUpdatedChange), "member.updated")]
[JsonDerivedType(typeof(HostChangedChange), "host.changed")]
[JsonDerivedType(typeof(LobbyUpdatedChange), "lobby.updated")]
[JsonDerivedType(typeof(MatchStartingChange), "match.starting")]
[JsonDerivedType(typeof(MatchCancelledChange), "match.cancelled")]
[JsonDerivedType(typeof(MatchStartedChange), "match.started")]
[JsonDerivedType(typeof(MatchEndedChange), "match.ended")]
public abstract record Change;

/// <summary>Adds the member, or replaces it in the same position.</summary>
/// <param name="Member">The member who joined.</param>
public sealed record MemberJoinedChange(MemberSnapshot Member) : Change;

/// <summary>Removes the member.</summary>
/// <param name="Reason">Why it happened; null when no request led to it.</param>
public sealed record MemberLeftChange(
    PlayerId PlayerId, [property: Reasons(Left, TimedOut, Kicked, Banned, Edited)] ChangeReason? Reason) : Change;

/// <summary>Sets the fields that it has on the member; null clears. A change of a player who is not a member is ignored.</summary>
/// <param name="PlayerId">The member whose snapshot changed.</param>
public sealed record MemberUpdatedChange(PlayerId PlayerId) : Change
{
    /// <summary>The changed properties of <see cref="MemberSnapshot"/> only; null clears.</summary>
    [JsonExtensionData]
    [PartOf(typeof(MemberSnapshot), "playerId", "joinedAt", Clears = "awayUntil")]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

/// <summary>
/// Sets <c>hostId</c>. The new host's role becomes <c>host</c>; the former host, if still a member, becomes <c>player</c>.
/// </summary>
/// <param name="HostId">The new host's player id.</param>
/// <param name="Reason">Why it happened; null when no request led to it.</param>
public sealed record HostChangedChange(
    PlayerId HostId,
    [property: Reasons(Promoted, Left, TimedOut, Kicked, ChangeReason.MemberUpdated, Edited)] ChangeReason? Reason) : Change;

/// <summary>Sets the fields of the snapshot that it has; null clears.</summary>
public sealed record LobbyUpdatedChange : Change
{
    /// <summary>The changed properties of <see cref="LobbySnapshot"/> only; null clears.</summary>
    [JsonExtensionData]
    [PartOf(
        typeof(LobbySnapshot), "lobbyId", "version", "status", "hostId", "members", "match", "createdAt", "updatedAt", "bans", "banNames")]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

/// <summary>A countdown began: the lobby is <c>starting</c>.</summary>
/// <inheritdoc cref="UpcomingMatch" path="/param"/>
public sealed record MatchStartingChange(DateTimeOffset StartsAt) : Change;

/// <summary>The countdown ended without a match: the lobby is <c>open</c>.</summary>
/// <param name="Reason">Why it happened; null when no request led to it.</param>
public sealed record MatchCancelledChange(
    [property: Reasons(
        Cancelled, Left, TimedOut, Kicked, Banned, Away, Unready, TeamsChanged, ChangeReason.MemberUpdated, SettingsChanged,
        AllocationFailed, Edited)]
    ChangeReason? Reason) : Change;

/// <summary>The match began: the lobby is <c>inMatch</c>.</summary>
/// <param name="Match">The running match.</param>
public sealed record MatchStartedChange(RunningMatch Match) : Change;

/// <summary>The match ended: the lobby is <c>open</c>.</summary>
/// <param name="Result">The match's result, as given by the caller that ended it.</param>
public sealed record MatchEndedChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result) : Change;
