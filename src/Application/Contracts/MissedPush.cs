using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A push that a member did not get at once. It may have been delivered later.</summary>
/// <param name="Reason">
/// <c>away</c>, <c>gone</c>, <c>timed out</c>, <c>breaker open</c>, <c>too large</c>, <c>failed</c>, or <c>waits</c> for an earlier push.
/// </param>
public sealed record MissedPush(PlayerId PlayerId, string Reason);
