namespace GameLobby.Client;

/// <summary>A connection was lost, could not be opened, or was replaced because it did not respond.</summary>
/// <param name="Cause">The cause; null when unknown, for example when the other side closed without giving one.</param>
/// <param name="Attempt">Number of the next attempt, from 1.</param>
/// <param name="RetryIn">Delay until the next attempt; zero when it is under way already.</param>
public sealed record SessionLost(Exception? Cause, int Attempt, TimeSpan RetryIn);
