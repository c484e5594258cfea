using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

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

public sealed record MemberJoinedChange(MemberSnapshot Member) : Change;

public sealed record MemberLeftChange(PlayerId PlayerId, ChangeReason? Reason) : Change;

/// <param name="PlayerId">The member whose snapshot changed.</param>
public sealed record MemberUpdatedChange(PlayerId PlayerId) : Change
{
    /// <summary>The changed properties of <see cref="MemberSnapshot"/> only; null clears.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

public sealed record HostChangedChange(PlayerId HostId, ChangeReason? Reason) : Change;

public sealed record LobbyUpdatedChange : Change
{
    /// <summary>The changed properties of <see cref="LobbySnapshot"/> only; null clears.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

public sealed record MatchStartingChange(DateTimeOffset StartsAt) : Change;

public sealed record MatchCancelledChange(ChangeReason? Reason) : Change;

public sealed record MatchStartedChange(RunningMatch Match) : Change;

public sealed record MatchEndedChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result) : Change;
