namespace GameLobby.Client;

/// <summary>No socket could be opened, or the one in use was lost.</summary>
/// <param name="Cause">Why, as far as it is known.</param>
/// <param name="Attempt">Which try, from 1, comes next.</param>
/// <param name="RetryIn">When it comes.</param>
public sealed record SessionLost(Exception? Cause, int Attempt, TimeSpan RetryIn);
