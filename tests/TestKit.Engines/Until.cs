using Microsoft.Extensions.Time.Testing;

namespace GameLobby.TestKit.Engines;

/// <summary>Waits for a thing, and fails when it takes too long.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task True(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException("What the test waits for did not come.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>
    /// Moves the clock on until the task ends: as time goes by outside, so that no time limit is met for want of a processor.
    /// </summary>
    public static Task<T> Done<T>(Task<T> task, FakeTimeProvider clock) => Done(task, clock, Pause);

    /// <summary>Moves the clock on in steps of that size, which may be faster.</summary>
    public static async Task<T> Done<T>(Task<T> task, FakeTimeProvider clock, TimeSpan step)
    {
        await True(() =>
        {
            if (task.IsCompleted) return true;
            clock.Advance(step);
            return false;
        });
        return await task;
    }
}
