namespace GameLobby.Client.Tests.Fakes;

/// <summary>Waits for what another thread does, and fails when it takes too long.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task True(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + Deadline;
        while (!condition())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException("What the test waits for did not come.");
            await Task.Yield();
        }
    }
}
