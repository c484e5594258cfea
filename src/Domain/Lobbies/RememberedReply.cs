using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Content of a reply that a repeat of the request needs and that can't be read from the lobby later.</summary>
public abstract record RememberedReply;

/// <summary>A quick join created a lobby, because no existing one fitted.</summary>
public sealed record LobbyCreated : RememberedReply;

public sealed record CodeChanged(LobbyCode Code) : RememberedReply;

public sealed record CountdownStarted(DateTimeOffset StartsAt) : RememberedReply;

/// <summary>The lobby that an operator's request changed, which a repeat must address again.</summary>
public sealed record LobbyOperatedOn(LobbyId Lobby) : RememberedReply;

public sealed record ChatSent(MessageId Message, DateTimeOffset At) : RememberedReply;

public sealed record InviteSent(InviteId Invite, DateTimeOffset ExpiresAt) : RememberedReply;
