namespace GameLobby.Benchmarks.Loads;

/// <param name="Rate">Changes per second, in all lobbies together.</param>
/// <param name="Output">The file to write the figures to, as JSON.</param>
/// <param name="Plot">The file to draw the latencies in, as PNG.</param>
internal sealed record LoadOptions(int Lobbies, int Players, double Rate, TimeSpan WarmUp, TimeSpan Time, string? Output, string? Plot);
