using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Waits for a condition, and fails after a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static Task True(Func<bool> condition) => True(() => Task.FromResult(condition()));

    public static async Task True(Func<Task<bool>> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "The condition did not become true in time.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Advances the clock step by step until the task ends.</summary>
    public static async Task<T> Done<T>(Task<T> task, FakeTimeProvider clock, TimeSpan step)
    {
        await True(() => Moved(() => task.IsCompleted, clock, step));
        return await task;
    }

    public static Task True(Func<bool> condition, FakeTimeProvider clock, TimeSpan step) => True(() => Moved(condition, clock, step));

    private static bool Moved(Func<bool> condition, FakeTimeProvider clock, TimeSpan step)
    {
        if (condition()) return true;
        clock.Advance(step);
        return false;
    }
}
