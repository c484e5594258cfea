using Microsoft.Extensions.Time.Testing;

namespace GameLobby.TestKit.Hosting;

/// <summary>
/// A clock that stands still until a test advances it, and whose delays end immediately: no test waits for the jitter between retries.
/// </summary>
public sealed class HurriedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, TimeSpan.Zero, period);
}
