namespace GameLobby.Application.Requests;

/// <summary>A request was refused because its client exceeds a rate.</summary>
/// <param name="RetryAfter">The time to wait.</param>
/// <param name="IsIgnored">True when the client has not waited for so long that it should be disconnected.</param>
public sealed record Throttled(TimeSpan RetryAfter, bool IsIgnored);
