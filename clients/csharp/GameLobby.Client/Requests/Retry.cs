namespace GameLobby.Client;

internal static class Retry
{
    private const int Most = 5;

    /// <summary>Whoever has to wait for longer should be told why.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait before the same request is worth another try; null when it isn't.</summary>
    public static TimeSpan? WaitAfter(LobbyException refusal, int retries, Func<double> random)
    {
        if (retries >= Most || refusal.Code is not (ErrorCodes.RateLimited or ErrorCodes.Conflict or ErrorCodes.Unavailable)) return null;

        if (refusal.RetryAfter is { } hint) return hint <= LongestWait ? Spread(hint, retries, random) : null;

        // Without a hint a conflict is final: it was about `ifVersion`.
        return refusal.Code is ErrorCodes.Unavailable ? Backoff.Wait(retries, random) : null;
    }

    /// <summary>Not sooner than asked for; and those that were turned away together do not come back together, again and again.</summary>
    private static TimeSpan Spread(TimeSpan hint, int retries, Func<double> random) => hint * (Math.Pow(2, retries) * (1 + random() / 2));
}
