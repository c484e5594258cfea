using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class RetryingRequests : IDisposable
{
    private const string Ready = "member.ready";

    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData(ErrorCodes.RateLimited, 400, 500)]
    [InlineData(ErrorCodes.Conflict, 400, 500)]
    [InlineData(ErrorCodes.Unavailable, 400, 500)]
    [InlineData(ErrorCodes.Unavailable, null, 250)]
    public async Task A_retryable_error_resends_the_same_request_after_a_delay(string code, int? retryAfterMs, int wait)
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true);
        socket.Refuse(socket.Requests(Ready)[0].Id, code, retryAfterMs: retryAfterMs);
        harness.Advance(wait - 1);
        Assert.Single(socket.Requests(Ready));
        harness.Advance(1);
        Assert.Equal(2, socket.Requests(Ready).Count);
        Assert.Equal(socket.Requests(Ready)[0].Id, socket.Requests(Ready)[1].Id);
        Assert.Equal(socket.Requests(Ready)[0].Data.GetRawText(), socket.Requests(Ready)[1].Data.GetRawText());
        socket.Reply(socket.Requests(Ready)[1].Id, new { version = 6 });
        Assert.Equal(6, (await request).Version);
    }

    [Theory]
    [InlineData(ErrorCodes.Conflict, null)]
    [InlineData(ErrorCodes.RateLimited, 60_000)]
    [InlineData(ErrorCodes.Kicked, 100)]
    [InlineData(ErrorCodes.Internal, null)]
    public async Task A_final_error_fails_the_request_at_once(string code, int? retryAfterMs)
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true);
        socket.Refuse(socket.Requests(Ready)[0].Id, code, retryAfterMs: retryAfterMs);
        var exception = await ClientHarness.FailureOf(request);
        Assert.Equal((code, (double?)retryAfterMs), (exception.Code, exception.RetryAfter?.TotalMilliseconds));
    }

    [Fact]
    public async Task A_request_fails_after_five_retries()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true);
        for (var count = 0; count < 6; count++)
        {
            socket.Refuse(socket.Requests(Ready)[count].Id, ErrorCodes.RateLimited, retryAfterMs: 100);
            // Each delay is twice the previous one.
            harness.Advance(125 * Math.Pow(2, count) - 1);
            Assert.Equal(count + 1, socket.Requests(Ready).Count);
            harness.Advance(1);
        }

        Assert.Equal(ErrorCodes.RateLimited, (await ClientHarness.FailureOf(request)).Code);
        Assert.Equal(6, socket.Requests(Ready).Count);
    }

    [Fact]
    public async Task A_retry_due_after_the_timeout_fails_the_request_at_once()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true, new() { Timeout = TimeSpan.FromMilliseconds(400) });
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 400);
        Assert.Equal(ErrorCodes.RateLimited, (await ClientHarness.FailureOf(request)).Code);
    }

    [Fact]
    public void A_new_connection_does_not_bring_a_retry_forward()
    {
        var socket = harness.GoOnline();
        _ = harness.Client.SetReadyAsync(true);
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 1_000);
        socket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Empty(harness.LatestSocket.Requests(Ready));
        harness.Advance(1_000);
        Assert.Single(harness.LatestSocket.Requests(Ready));
    }

    [Fact]
    public void A_retry_due_offline_is_sent_over_the_next_connection()
    {
        var socket = harness.GoOnline();
        _ = harness.Client.SetReadyAsync(true);
        socket.Refuse(socket.Requests(Ready)[0].Id, ErrorCodes.RateLimited, retryAfterMs: 100);
        socket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Single(harness.LatestSocket.Requests(Ready));
    }
}
