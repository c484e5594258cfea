using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player who did not get a push.</summary>
/// <param name="Reason">
/// <c>away</c>, <c>gone</c>, <c>timed out</c>, <c>breaker open</c>, <c>too large</c>, <c>failed</c>; or <c>waits</c> for a push behind one
/// that failed.
/// </param>
public sealed record PushFailure(PlayerId Player, string Reason);
