using Microsoft.Extensions.Time.Testing;

namespace GameLobby.TestKit.Hosting;

/// <summary>
/// A clock that stands until it is moved, and whose delays are over at once: nobody waits out the jitter between two tries.
/// </summary>
public sealed class HurriedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, TimeSpan.Zero, period);
}
