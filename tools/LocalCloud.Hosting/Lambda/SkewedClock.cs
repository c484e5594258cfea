namespace GameLobby.LocalCloud.Lambda;

/// <summary>A clock that is ahead of another one, or behind it, and runs at the same speed.</summary>
internal sealed class SkewedClock(TimeProvider inner, TimeSpan ahead) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + ahead;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
