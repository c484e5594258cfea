namespace GameLobby.Client;

internal static class RetryPolicy
{
    private const int MaxRetries = 5;

    /// <summary>After a longer delay the caller should decide, so they get the error instead.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Returns the delay before a retry; null when the error is final.</summary>
    public static TimeSpan? GetDelay(LobbyException error, int retries, Func<double> random)
    {
        if (retries >= MaxRetries) return null;
        if (error.Code is not (ErrorCodes.RateLimited or ErrorCodes.Conflict or ErrorCodes.Unavailable)) return null;

        if (error.RetryAfter is { } retryAfter) return retryAfter <= MaxRetryAfter ? WithJitter(retryAfter, retries, random) : null;

        // A conflict without a delay is about `ifVersion`, which a retry cannot resolve.
        return error.Code is ErrorCodes.Unavailable ? Backoff.GetDelay(retries, random) : null;
    }

    /// <summary>Extends the service's delay, never shortens it, so that refused clients do not all retry at once.</summary>
    private static TimeSpan WithJitter(TimeSpan delay, int retries, Func<double> random) =>
        delay * (Math.Pow(2, retries) * (1 + random() / 2));
}
