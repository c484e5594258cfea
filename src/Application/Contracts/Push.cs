using System.Text.Json.Serialization;
using GameLobby.Application.Chat;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A frame that a client did not ask for.</summary>
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

/// <summary>A lobby changed: what leads from one version to a later one.</summary>
/// <param name="Previous">The version before the first that this covers.</param>
/// <param name="At">The snapshot's new <c>updatedAt</c>.</param>
public sealed record LobbyChangedPush(LobbyId LobbyId, long Version, long Previous, DateTimeOffset At, IReadOnlyList<Change> Changes) : Push
{
    /// <summary>This and what came right after it, as one push.</summary>
    public LobbyChangedPush With(LobbyChangedPush next) => next with { Previous = Previous, Changes = [.. Changes, .. next.Changes] };
}

/// <summary>The lobby is gone, and with it every seat.</summary>
/// <param name="Reason">
/// <c>empty</c>: no player was left; <c>idle</c>: nothing happened for a day; else what whoever closed it gave, or
/// <c>closed</c>.
/// </param>
public sealed record LobbyClosedPush(LobbyId LobbyId, long Version, string Reason) : Push;

/// <summary>The receiver is out of the lobby.</summary>
/// <param name="Detail">What whoever kicked the player gave as reason.</param>
public sealed record LobbyRemovedPush(
    LobbyId LobbyId,
    long Version,
    Reason? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail) : Push;

/// <summary>Another socket of the player has taken over; this one is closed right after.</summary>
public sealed record SessionReplacedPush(string Reason) : Push;

/// <summary>
/// What changed among the lobbies that a client watches; <paramref name="Mode"/> and <paramref name="Region"/> are
/// those of its watch.
/// </summary>
public sealed record BrowserChangedPush(
    string Mode, string? Region, IReadOnlyList<LobbySummary> Upserted, IReadOnlyList<LobbyId> Removed) : Push;

/// <summary>Somebody said something.</summary>
public sealed record ChatMessagePush(
    LobbyId LobbyId, MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At) : Push;

/// <summary>Something of the game's own from another member.</summary>
public sealed record SignalPush(LobbyId LobbyId, PlayerId From, string Name, string? Payload, DateTimeOffset At) : Push;

/// <summary>Somebody invites the receiver.</summary>
public sealed record InviteReceivedPush(
    InviteId InviteId, LobbyId LobbyId, PlayerId From, string Name, string LobbyName, string Mode, DateTimeOffset ExpiresAt) : Push;

/// <summary>An invite of the receiver's was answered.</summary>
public sealed record InviteAnsweredPush(InviteId InviteId, PlayerId PlayerId, bool Accepted) : Push;

/// <summary>A match has begun: where it is played, and what lets a player in.</summary>
/// <param name="Ticket">A JWT that tells the game server who joins which match on which team.</param>
public sealed record MatchTicketPush(LobbyId LobbyId, string MatchId, string? Connection, string Ticket) : Push;
