namespace GameLobby.Client;

internal static class Backoff
{
    private const double FirstMs = 500;
    private const double LongestMs = 30_000;

    /// <summary>
    /// How long to wait before try number <paramref name="attempt"/> (from 0): any time up to a bound that doubles, so
    /// that a crowd spreads out.
    /// </summary>
    public static TimeSpan Wait(int attempt, Func<double> random) =>
        TimeSpan.FromMilliseconds(random() * Math.Min(LongestMs, FirstMs * Math.Pow(2, Math.Min(attempt, 16))));
}
