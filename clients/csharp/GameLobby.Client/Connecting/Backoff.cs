namespace GameLobby.Client;

internal static class Backoff
{
    private const double InitialMs = 500;
    private const double MaxMs = 30_000;

    /// <summary>
    /// Delay before a retry, with full jitter so that many clients do not retry at once: a random share of a bound that
    /// doubles with each <paramref name="attempt"/> (from 0).
    /// </summary>
    public static TimeSpan GetDelay(int attempt, Func<double> random) =>
        TimeSpan.FromMilliseconds(random() * Math.Min(MaxMs, InitialMs * Math.Pow(2, Math.Min(attempt, 16))));
}
