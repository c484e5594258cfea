using System.Collections.Concurrent;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>
/// Token buckets per connection, in this process alone: a shared count would cost a write per frame. A client whose frames reach several
/// processes gets that many times the rate. The gateway's throttle is the second limit.
/// </summary>
public sealed class RateLimiter(TimeProvider clock)
{
    private const int MaxBuckets = 10_000;

    private readonly ConcurrentDictionary<(ConnectionId, Rate), Bucket> buckets = new();

    /// <summary>Returns null when the request is allowed; otherwise the time to wait.</summary>
    public TimeSpan? Take(ConnectionId connection, Rate rate)
    {
        if (buckets.Count > MaxBuckets) buckets.Clear();

        var now = clock.GetUtcNow();
        var bucket = buckets.AddOrUpdate(
            (connection, rate),
            _ => new Bucket(rate.Burst - 1, now, true),
            (_, bucket) => bucket.Take(rate, now));
        return bucket.Taken ? null : TimeSpan.FromSeconds((1 - bucket.Tokens) / rate.PerSecond);
    }

    private readonly record struct Bucket(double Tokens, DateTimeOffset At, bool Taken)
    {
        public Bucket Take(Rate rate, DateTimeOffset now)
        {
            var tokens = Math.Min(rate.Burst, Tokens + ((now - At).TotalSeconds * rate.PerSecond));
            return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
        }
    }
}
