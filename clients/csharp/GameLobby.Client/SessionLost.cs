namespace GameLobby.Client;

/// <summary>No socket could be opened, or the one in use was lost, or given up since it answered nothing.</summary>
/// <param name="Cause">Why, as far as it is known; null where the other side closed without a word.</param>
/// <param name="Attempt">Which try, from 1, comes next.</param>
/// <param name="RetryIn">When it comes; zero where it is under way already.</param>
public sealed record SessionLost(Exception? Cause, int Attempt, TimeSpan RetryIn);
