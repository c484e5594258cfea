using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class TryingAgain : IDisposable
{
    private const string Ready = "member.ready";

    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(ErrorCodes.RateLimited, 400, 500)]
    [InlineData(ErrorCodes.Conflict, 400, 500)]
    [InlineData(ErrorCodes.Unavailable, 400, 500)]
    [InlineData(ErrorCodes.Unavailable, null, 250)]
    public async Task The_same_request_is_sent_again_after_a_while(string code, int? retryAfterMs, int wait)
    {
        var socket = world.Online();
        var asked = world.Client.Member.Ready(new(true));
        socket.Refuse(socket.Requests(Ready)[0].Id, code, retryAfterMs: retryAfterMs);
        world.Pass(wait - 1);
        Assert.Single(socket.Requests(Ready));
        world.Pass(1);
        Assert.Equal(2, socket.Requests(Ready).Count);
        Assert.Equal(socket.Requests(Ready)[0].Id, socket.Requests(Ready)[1].Id);
        Assert.Equal(socket.Requests(Ready)[0].Data.GetRawText(), socket.Requests(Ready)[1].Data.GetRawText());
        socket.Reply(socket.Requests(Ready)[1].Id, new { version = 6 });
        Assert.Equal(6, (await asked).Version);
    }

    [Theory]
    [InlineData(ErrorCodes.Conflict, null)]
    [InlineData(ErrorCodes.RateLimited, 60_000)]
    [InlineData(ErrorCodes.Kicked, 100)]
    [InlineData(ErrorCodes.Internal, null)]
    public async Task What_another_try_would_not_mend_is_told_at_once(string code, int? retryAfterMs)
    {
        var socket = world.Online();
        var asked = world.Client.Member.Ready(new(true));
        socket.Refuse(socket.Requests(Ready)[0].Id, code, retryAfterMs: retryAfterMs);
        var refusal = await World.Refusal(asked);
        Assert.Equal((code, (double?)retryAfterMs), (refusal.Code, refusal.RetryAfter?.TotalMilliseconds));
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_told_after_five_more_tries()
    {
        var socket = world.Online();
        var asked = world.Client.Member.Ready(new(true));
        for (var count = 0; count < 6; count++)
        {
            socket.Refuse(socket.Requests(Ready)[count].Id, ErrorCodes.RateLimited, retryAfterMs: 100);
            // Each time twice as long.
            world.Pass(125 * Math.Pow(2, count) - 1);
            Assert.Equal(count + 1, socket.Requests(Ready).Count);
            world.Pass(1);
        }

        Assert.Equal(ErrorCodes.RateLimited, (await World.Refusal(asked)).Code);
        Assert.Equal(6, socket.Requests(Ready).Count);
    }

    [Fact]
    public async Task A_try_that_would_come_too_late_is_not_waited_for()
    {
        var socket = world.Online();
        var asked = world.Client.Member.Ready(new(true), new() { Timeout = TimeSpan.FromMilliseconds(400) });
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 400);
        Assert.Equal(ErrorCodes.RateLimited, (await World.Refusal(asked)).Code);
    }

    [Fact]
    public void A_retry_is_not_hastened_by_a_new_socket()
    {
        var socket = world.Online();
        _ = world.Client.Member.Ready(new(true));
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 1_000);
        socket.Drop();
        world.Pass(250);
        world.Greet();
        Assert.Empty(world.Last.Requests(Ready));
        world.Pass(1_000);
        Assert.Single(world.Last.Requests(Ready));
    }

    [Fact]
    public void A_retry_that_comes_due_offline_waits_for_the_next_socket()
    {
        var socket = world.Online();
        _ = world.Client.Member.Ready(new(true));
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 100);
        socket.Drop();
        world.Pass(250);
        world.Greet();
        Assert.Single(world.Last.Requests(Ready));
    }
}
