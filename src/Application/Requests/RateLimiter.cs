using System.Collections.Concurrent;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>How much may be asked for: so many a second, and so many at once after a pause.</summary>
public sealed record Rate(int PerSecond, int Burst);

/// <summary>
/// Token buckets for connections, in this process alone: a shared count would cost a write for each frame. A client
/// whose frames meet several processes gets that many times the rate; the gateway's own throttle stands behind this one.
/// </summary>
public sealed class RateLimiter(TimeProvider clock)
{
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<(ConnectionId, Rate), Bucket> buckets = new();

    /// <summary>Null when the request may go on; else how long to wait before another one may.</summary>
    public TimeSpan? Take(ConnectionId connection, Rate rate)
    {
        if (buckets.Count > Capacity) buckets.Clear();

        var now = clock.GetUtcNow();
        var bucket = buckets.AddOrUpdate(
            (connection, rate),
            _ => new Bucket(rate.Burst - 1, now, true),
            (_, was) => was.Take(rate, now));
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
