using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Application.Tests.Requests;

public sealed class LimitingRates
{
    private static readonly ConnectionId One = new("one");

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void A_burst_is_allowed_and_the_next_request_is_throttled()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 40; n++) Assert.Null(limiter.Take(One, Limits.Default.Requests));

        Assert.Equal(TimeSpan.FromMilliseconds(50), limiter.Take(One, Limits.Default.Requests));
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

        Assert.Equal(TimeSpan.FromSeconds(1), limiter.Take(One, Limits.Default.Chat));
        Assert.Null(limiter.Take(One, Limits.Default.Requests));
        Assert.Null(limiter.Take(new ConnectionId("two"), Limits.Default.Chat));
    }
}
