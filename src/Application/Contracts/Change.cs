using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>
/// One change as clients hear of it. Applied in order to the snapshot of the version before, the changes of a version
/// give exactly its snapshot.
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

public sealed record MemberLeftChange(PlayerId PlayerId, Reason? Reason) : Change;

/// <param name="PlayerId">Whose members of the snapshot changed.</param>
public sealed record MemberUpdatedChange(PlayerId PlayerId) : Change
{
    /// <summary>The members of <see cref="MemberSnapshot"/> that changed, and no others; null clears.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

public sealed record HostChangedChange(PlayerId HostId, Reason? Reason) : Change;

public sealed record LobbyUpdatedChange : Change
{
    /// <summary>The members of <see cref="LobbySnapshot"/> that changed, and no others; null clears.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Changed { get; set; }
}

public sealed record MatchStartingChange(DateTimeOffset StartsAt) : Change;

public sealed record MatchCancelledChange(Reason? Reason) : Change;

public sealed record MatchStartedChange(RunningMatch Match) : Change;

public sealed record MatchEndedChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result) : Change;
