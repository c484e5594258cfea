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

        // All who were turned away at once should not come back at once.
        if (refusal.RetryAfter is { } hint) return hint <= LongestWait ? hint * (1 + random() / 2) : null;

        // Without a hint a conflict is final: it was about `ifVersion`.
        return refusal.Code is ErrorCodes.Unavailable ? Backoff.Wait(retries, random) : null;
    }
}
