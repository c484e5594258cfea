using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Application.Tests.Requests;

public sealed class LimitingRates
{
    private const string One = "one";

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void A_burst_is_allowed_and_the_next_request_is_throttled()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 40; n++) Assert.Null(limiter.Take(One, Limits.Default.Requests));

        Assert.Equal(new Throttled(TimeSpan.FromMilliseconds(50), false), limiter.Take(One, Limits.Default.Requests));
        clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null(limiter.Take(One, Limits.Default.Requests));
        Assert.NotNull(limiter.Take(One, Limits.Default.Requests));
    }

    [Fact]
    public void A_client_within_the_steady_rate_is_never_throttled()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 200; n++)
        {
            Assert.Null(limiter.Take(One, Limits.Default.Requests));
            clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public void Each_connection_and_kind_of_request_has_a_separate_bucket()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 5; n++) Assert.Null(limiter.Take(One, Limits.Default.Chat));

        Assert.Equal(new Throttled(TimeSpan.FromSeconds(1), false), limiter.Take(One, Limits.Default.Chat));
        Assert.Null(limiter.Take(One, Limits.Default.Requests));
        Assert.Null(limiter.Take("two", Limits.Default.Chat));
    }

    [Fact]
    public void A_connection_stays_throttled_however_many_others_come()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 5; n++) limiter.Take(One, Limits.Default.Chat);

        for (var n = 0; n < 50_000; n++)
        {
            limiter.Take($"other-{n}", Limits.Default.Chat);
            clock.Advance(TimeSpan.FromMicroseconds(10));
            if (n % 1000 == 0) Assert.NotNull(limiter.Take(One, Limits.Default.Chat));
        }
    }

    [Fact]
    public void Ten_seconds_of_requests_that_come_too_early_are_reported()
    {
        var limiter = new RateLimiter(clock);
        var reports = new List<TimeSpan>();
        for (var sent = TimeSpan.Zero; sent < TimeSpan.FromSeconds(25); sent += TimeSpan.FromMilliseconds(5))
        {
            if (limiter.Take(One, Limits.Default.Requests) is { IsIgnored: true }) reports.Add(sent);
            clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal([10, 20], reports.Select(report => (int)report.TotalSeconds));
    }
}
