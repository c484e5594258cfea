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
    public void A_burst_goes_through_and_the_next_request_has_to_wait_for_its_turn()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 40; n++) Assert.Null(limiter.Take(One, Limits.Default.Requests));

        Assert.Equal(TimeSpan.FromMilliseconds(50), limiter.Take(One, Limits.Default.Requests));
        clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null(limiter.Take(One, Limits.Default.Requests));
        Assert.NotNull(limiter.Take(One, Limits.Default.Requests));
    }

    [Fact]
    public void A_steady_client_never_waits()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 200; n++)
        {
            Assert.Null(limiter.Take(One, Limits.Default.Requests));
            clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public void Connections_and_kinds_of_request_have_buckets_of_their_own()
    {
        var limiter = new RateLimiter(clock);
        for (var n = 0; n < 5; n++) Assert.Null(limiter.Take(One, Limits.Default.Chat));

        Assert.Equal(TimeSpan.FromSeconds(1), limiter.Take(One, Limits.Default.Chat));
        Assert.Null(limiter.Take(One, Limits.Default.Requests));
        Assert.Null(limiter.Take(new ConnectionId("two"), Limits.Default.Chat));
    }
}
