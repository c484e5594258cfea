namespace GameLobby.Application.Sessions;

/// <summary>The reply to <c>session.ping</c>.</summary>
/// <inheritdoc cref="HelloReply" path="/param"/>
public sealed record PingReply(DateTimeOffset ServerTime);
