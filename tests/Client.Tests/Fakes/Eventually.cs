namespace GameLobby.Client.Tests.Fakes;

/// <summary>Waits for a condition that another thread makes true, and fails when it takes too long.</summary>
internal static class Eventually
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    public static Task True(Func<bool> condition, Func<string>? describe = null, TimeSpan? timeout = null) =>
        True(() => Task.FromResult(condition()), describe, timeout);

    /// <param name="condition">Checked repeatedly until it is true.</param>
    /// <param name="describe">Describes the actual state when the wait fails.</param>
    /// <param name="timeout">20 s by default.</param>
    /// <param name="pollInterval">5 ms by default.</param>
    public static async Task True(
        Func<Task<bool>> condition, Func<string>? describe = null, TimeSpan? timeout = null, TimeSpan? pollInterval = null)
    {
        var deadline = DateTime.UtcNow + (timeout ?? DefaultTimeout);
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException(describe?.Invoke() ?? "The condition did not become true in time.");
            await Task.Delay(pollInterval ?? PollInterval);
        }
    }
}
