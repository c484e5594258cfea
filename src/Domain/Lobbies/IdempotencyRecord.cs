using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Record that a request took effect. A repeat of the request finds it and gets the first reply without a second effect.</summary>
/// <param name="Request">Hash of the id that the client chose.</param>
/// <param name="Fingerprint">Hash of the action and its data, which detects an id that is reused for another request.</param>
/// <param name="At">When the request took effect. It is rounded up to a whole second.</param>
/// <param name="Version">The lobby's version after the request; 0 for a request whose effect is outside of lobbies.</param>
/// <param name="Reply">Content of the first reply that can't be read from the lobby later.</param>
public sealed record IdempotencyRecord(
    PlayerId Player, string Request, string Fingerprint, DateTimeOffset At, long Version, RememberedReply? Reply = null)
{
    public DateTimeOffset At { get; } = DateTimeOffset.FromUnixTimeSeconds(At.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds());
}
