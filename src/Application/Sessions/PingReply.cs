namespace GameLobby.Application.Sessions;

/// <summary>The reply to <c>session.ping</c>.</summary>
public sealed record PingReply(DateTimeOffset ServerTime);
