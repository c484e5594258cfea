namespace GameLobby.Application.Requests;

/// <summary>
/// Token buckets per client, a connection or a player over HTTP, in this process alone: a shared count would cost a write per request. A
/// client whose requests reach several processes gets that many times the rate. The gateway's throttle is the second limit. The limiters of
/// System.Threading.RateLimiting have a fixed clock, and evict by a timer, which a frozen function does not run.
/// </summary>
public sealed class RateLimiter(TimeProvider clock)
{
    /// <summary>About 1 MB. A process rarely serves so many connections within the time that a bucket needs to fill up.</summary>
    private const int MaxBuckets = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string, Rate), Bucket> buckets = [];

    /// <summary>Returns null when the request is allowed.</summary>
    public Throttled? Take(string client, Rate rate)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (!buckets.TryGetValue((client, rate), out var bucket))
            {
                if (buckets.Count == MaxBuckets) Evict(now);
                buckets[(client, rate)] = bucket = new Bucket(rate, now);
            }

            return bucket.Take(now);
        }
    }

    /// <summary>Removes the buckets that are full again, which equal new ones; at least a tenth, those used least recently.</summary>
    private void Evict(DateTimeOffset now)
    {
        var evicted = buckets
            .OrderBy(pair => pair.Value.UsedAt)
            .Where((pair, index) => index < MaxBuckets / 10 || pair.Value.IsFull(now))
            .Select(pair => pair.Key)
            .ToList();
        foreach (var key in evicted) buckets.Remove(key);
    }

    private sealed class Bucket(Rate rate, DateTimeOffset created)
    {
        /// <summary>Time for which a client may ignore refusals.</summary>
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        /// <summary>A client that sends nothing too early for this long has stopped ignoring refusals.</summary>
        private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

        private double tokens = rate.Burst;
        private DateTimeOffset waitsUntil;
        private DateTimeOffset ignoredSince;
        private DateTimeOffset ignoredAt;

        public DateTimeOffset UsedAt { get; private set; } = created;

        public bool IsFull(DateTimeOffset now) => Tokens(now) >= rate.Burst;

        public Throttled? Take(DateTimeOffset now)
        {
            (tokens, UsedAt) = (Tokens(now), now);
            if (tokens >= 1)
            {
                tokens--;
                return null;
            }

            var wait = TimeSpan.FromSeconds((1 - tokens) / rate.PerSecond);
            if (now < waitsUntil) return new Throttled(wait, HasIgnored(now));

            waitsUntil = now + wait;
            return new Throttled(wait, IsIgnored: false);
        }

        /// <summary>Notes a request before the end of the wait. Returns true each time the patience has ended.</summary>
        private bool HasIgnored(DateTimeOffset now)
        {
            if (now - ignoredAt > Calm) ignoredSince = now;
            ignoredAt = now;
            if (now - ignoredSince < Patience) return false;

            ignoredSince = now;
            return true;
        }

        private double Tokens(DateTimeOffset now) => Math.Min(rate.Burst, tokens + ((now - UsedAt).TotalSeconds * rate.PerSecond));
    }
}
