using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A frame that is not a reply.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LobbyChangedPush), "lobby.changed")]
[JsonDerivedType(typeof(LobbyClosedPush), "lobby.closed")]
[JsonDerivedType(typeof(LobbyRemovedPush), "lobby.removed")]
[JsonDerivedType(typeof(SessionReplacedPush), "session.replaced")]
[JsonDerivedType(typeof(MatchTicketPush), "match.ticket")]
[JsonDerivedType(typeof(BrowserChangedPush), "browser.changed")]
[JsonDerivedType(typeof(ChatMessagePush), "chat.message")]
[JsonDerivedType(typeof(SignalPush), "signal")]
[JsonDerivedType(typeof(InviteReceivedPush), "invite.received")]
[JsonDerivedType(typeof(InviteAnsweredPush), "invite.answered")]
public abstract record Push;

/// <summary>A lobby changed: the changes from one version to a later one.</summary>
/// <param name="Previous">The version before the first change.</param>
/// <param name="At">The snapshot's new <c>updatedAt</c>.</param>
public sealed record LobbyChangedPush(LobbyId LobbyId, long Version, long Previous, DateTimeOffset At, IReadOnlyList<Change> Changes) : Push
{
    /// <summary>Returns one push that covers this one and the next.</summary>
    public LobbyChangedPush With(LobbyChangedPush next) => next with { Previous = Previous, Changes = [.. Changes, .. next.Changes] };
}

/// <summary>The lobby was closed.</summary>
/// <param name="Reason">
/// <c>empty</c>: no player was left; <c>idle</c>: nothing changed for a day; otherwise the reason given in the request, or <c>closed</c>.
/// </param>
public sealed record LobbyClosedPush(LobbyId LobbyId, long Version, string Reason) : Push;

/// <summary>The receiver was removed from the lobby.</summary>
/// <param name="Detail">The reason given for a kick or a ban.</param>
public sealed record LobbyRemovedPush(
    LobbyId LobbyId,
    long Version,
    ChangeReason? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail) : Push;

/// <summary>Another connection of the player took over the session. This connection is closed right after.</summary>
public sealed record SessionReplacedPush(string Reason) : Push;

/// <summary>
/// Lobbies that changed in a live browser. <paramref name="Mode"/> and <paramref name="Region"/> are those of the subscription.
/// </summary>
public sealed record BrowserChangedPush(
    string Mode, string? Region, IReadOnlyList<LobbySummary> Upserted, IReadOnlyList<LobbyId> Removed) : Push;

/// <summary>A chat message.</summary>
public sealed record ChatMessagePush(
    LobbyId LobbyId, MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At) : Push;

/// <summary>A signal of the game from another member.</summary>
public sealed record SignalPush(LobbyId LobbyId, PlayerId From, string Name, string? Payload, DateTimeOffset At) : Push;

/// <summary>An invite for the receiver.</summary>
public sealed record InviteReceivedPush(
    InviteId InviteId, LobbyId LobbyId, PlayerId From, string Name, string LobbyName, string Mode, DateTimeOffset ExpiresAt) : Push;

/// <summary>The answer to an invite that the receiver sent.</summary>
public sealed record InviteAnsweredPush(InviteId InviteId, PlayerId PlayerId, bool Accepted) : Push;

/// <summary>A match started: the game server's address and the player's join ticket.</summary>
/// <param name="Ticket">A JWT with the player, match and team, for the game server to verify.</param>
public sealed record MatchTicketPush(LobbyId LobbyId, string MatchId, string? Connection, string Ticket) : Push;
