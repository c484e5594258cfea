using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using static GameLobby.Domain.Lobbies.ChangeReason;

namespace GameLobby.Application.Contracts;

/// <summary>A frame that is not a reply.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LobbyChangedPush), "lobby.changed")]
[JsonDerivedType(typeof(LobbyClosedPush), "lobby.closed")]
[JsonDerivedType(typeof(LobbyRemovedPush), "lobby.removed")]
[JsonDerivedType(typeof(SessionReplacedPush), "session.replaced")]
[JsonDerivedType(typeof(RequestQueuedPush), "request.queued")]
[JsonDerivedType(typeof(MatchTicketPush), "match.ticket")]
[JsonDerivedType(typeof(BrowserChangedPush), "browser.changed")]
[JsonDerivedType(typeof(ChatMessagePush), "chat.message")]
[JsonDerivedType(typeof(SignalPush), "signal")]
[JsonDerivedType(typeof(InviteReceivedPush), "invite.received")]
[JsonDerivedType(typeof(InviteAnsweredPush), "invite.answered")]
public abstract record Push;

/// <summary>A lobby changed: the changes from one version to a later one.</summary>
/// <param name="Version">The version after the last change.</param>
/// <param name="Previous">The version before the first change.</param>
/// <param name="At">The snapshot's new <c>updatedAt</c>.</param>
/// <param name="Changes">The changes, in order.</param>
[SentTo("every member")]
public sealed record LobbyChangedPush(LobbyId LobbyId, long Version, long Previous, DateTimeOffset At, IReadOnlyList<Change> Changes) : Push
{
    /// <summary>Returns one push that covers this one and the next.</summary>
    public LobbyChangedPush With(LobbyChangedPush next) => next with { Previous = Previous, Changes = [.. Changes, .. next.Changes] };
}

/// <summary>The lobby was closed.</summary>
/// <inheritdoc cref="LobbySnapshot" path="/param"/>
/// <param name="Reason">
/// <c>empty</c>: no player was left; <c>idle</c>: nothing changed for a day; <c>edited</c> or <c>deleted</c>: the stored lobby was, by
/// hand; otherwise the reason given in the request, or <c>closed</c>.
/// </param>
[SentTo("everyone who was a member")]
public sealed record LobbyClosedPush(LobbyId LobbyId, long Version, string Reason) : Push;

/// <summary>The receiver was removed from the lobby.</summary>
/// <inheritdoc cref="LobbySnapshot" path="/param"/>
/// <param name="Reason">Why it happened; null when no request led to it.</param>
/// <param name="Detail">The reason given for a kick or a ban.</param>
[SentTo("the removed member")]
public sealed record LobbyRemovedPush(
    LobbyId LobbyId,
    long Version,
    [property: Reasons(Kicked, Banned, Left, TimedOut, Edited)] ChangeReason? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail) : Push;

/// <summary>
/// Another connection of the player took over the session, or the client ignored <c>rate_limited</c>. This connection is closed right
/// after.
/// </summary>
/// <param name="Reason"><c>connectedElsewhere</c> or <c>rateLimited</c>.</param>
[SentTo("the connection, just before it is closed")]
public sealed record SessionReplacedPush(string Reason) : Push
{
    internal const string ConnectedElsewhere = "connectedElsewhere";
    internal const string RateLimited = "rateLimited";
}

/// <summary>The request waits behind others that change its lobby. Its reply follows.</summary>
/// <param name="Id">The request's id.</param>
[SentTo("the sender")]
public sealed record RequestQueuedPush(string Id) : Push;

/// <summary>Lobbies that changed in a live browser.</summary>
/// <param name="Mode">The mode that is watched.</param>
/// <param name="Region">The region that is watched; null for all.</param>
/// <param name="Upserted">New and changed lobbies, in their current state.</param>
/// <param name="Removed">Lobbies that are no longer listed.</param>
[SentTo("subscribers of the live browser")]
public sealed record BrowserChangedPush(
    string Mode, string? Region, IReadOnlyList<LobbySummary> Upserted, IReadOnlyList<LobbyId> Removed) : Push;

/// <summary>A chat message.</summary>
/// <inheritdoc cref="ChatEntry" path="/param"/>
[SentTo("every member, or the sender's team")]
public sealed record ChatMessagePush(
    LobbyId LobbyId, MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At) : Push;

/// <summary>A signal of the game from another member.</summary>
/// <param name="From">The sender's player id.</param>
/// <param name="Name">The signal's name, chosen by the game.</param>
/// <param name="Payload">The game's own data.</param>
/// <param name="At">When it was sent, by the service's clock.</param>
[SentTo("the addressed members")]
public sealed record SignalPush(LobbyId LobbyId, PlayerId From, string Name, string? Payload, DateTimeOffset At) : Push;

/// <summary>An invite for the receiver.</summary>
/// <param name="From">The inviting member's player id.</param>
/// <param name="Name">The inviting member's display name.</param>
/// <param name="LobbyName">The lobby's name.</param>
/// <param name="Mode">The lobby's game mode.</param>
/// <param name="ExpiresAt">When the invite expires.</param>
[SentTo("the invited player")]
public sealed record InviteReceivedPush(
    InviteId InviteId, LobbyId LobbyId, PlayerId From, string Name, string LobbyName, string Mode, DateTimeOffset ExpiresAt) : Push;

/// <summary>The answer to an invite that the receiver sent.</summary>
/// <param name="PlayerId">The player who was invited.</param>
/// <param name="Accepted">Whether the player accepted.</param>
[SentTo("the inviting member")]
public sealed record InviteAnsweredPush(InviteId InviteId, PlayerId PlayerId, bool Accepted) : Push;

/// <summary>A match started: the game server's address and the player's join ticket.</summary>
/// <inheritdoc cref="RunningMatch" path="/param"/>
/// <param name="Ticket">A JWT with the player, match and team, for the game server to verify.</param>
[SentTo("each player, when a match starts")]
public sealed record MatchTicketPush(LobbyId LobbyId, string MatchId, string? Connection, string Ticket) : Push;
