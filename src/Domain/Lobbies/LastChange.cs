using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>The reason for a version, which comparing two states can't show. It applies to the version it names and to no other.</summary>
/// <param name="Detail">Free text that belongs to the reason: why a member was kicked, how a match ended.</param>
public sealed record LastChange(long Version, ChangeReason Reason, string? Detail = null)
{
    /// <summary>An admin or a server; null for any other author, whom the version's idempotency record or its reason shows.</summary>
    public ChangeAuthor? Author { get; init; }

    /// <summary>The reasons for earlier versions that were written together with this one, in order.</summary>
    public ValueList<LastChange> Earlier { get; init; } = ValueList<LastChange>.Empty;

    /// <summary>The trace that led to the version, as W3C <c>traceparent</c>; null if it was not traced.</summary>
    public string? Trace { get; init; }
}
