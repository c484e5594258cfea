namespace GameLobby.Functions;

/// <summary>Time until a notice that was not delivered is received again.</summary>
internal static class RetryDelay
{
    /// <summary>A notice that fails delays its lobby's pushes, so it returns soon, and leaves the queue in less than a minute.</summary>
    private static readonly TimeSpan MaxOfNotice = TimeSpan.FromSeconds(2);

    /// <summary>A retry delays only its connection.</summary>
    private static readonly TimeSpan MaxOfRetry = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Returns 1, 2, 4, 8 s and so on up to the maximum, less up to a fifth at random, in whole seconds as the queue takes them.
    /// </summary>
    /// <param name="receiveCount">How often the message was received, from 1.</param>
    public static TimeSpan After(int receiveCount, bool isRetry)
    {
        var max = isRetry ? MaxOfRetry : MaxOfNotice;
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(receiveCount - 1, 0, 10)));
        var jitter = 1 - (Random.Shared.NextDouble() / 5);
        return TimeSpan.FromSeconds(Math.Ceiling((delay < max ? delay : max).TotalSeconds * jitter));
    }
}
