using System.Diagnostics;
using System.Net;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Microsoft.AspNetCore.Http;

namespace GameLobby.Compat.Tests.Connections;

public sealed class FailingConnections : ConnectionsClient
{
    [Theory]
    [InlineData(410, "GoneException", typeof(GoneException))]
    [InlineData(413, "PayloadTooLargeException", typeof(PayloadTooLargeException))]
    [InlineData(429, "LimitExceededException", typeof(LimitExceededException))]
    [InlineData(403, "ForbiddenException", typeof(ForbiddenException))]
    [InlineData(500, "InternalServerError", typeof(AmazonApiGatewayManagementApiException))]
    public async Task A_named_error_throws_its_exception(int status, string error, Type expected)
    {
        Server.Answer = Failing(status, error);

        var thrown = await Assert.ThrowsAsync(expected, () => Client.PostToConnectionAsync(Frame("x")));

        var failure = Assert.IsAssignableFrom<AmazonServiceException>(thrown);
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal("set by the server", failure.Message);
        Assert.Equal(error, failure.ErrorCode);
    }

    [Fact]
    public async Task An_unnamed_error_has_its_status()
    {
        Server.Answer = Status(StatusCodes.Status410Gone);

        var failure = await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(() => Client.PostToConnectionAsync(Frame("x")));

        Assert.Equal(HttpStatusCode.Gone, failure.StatusCode);
    }

    [Fact]
    public async Task Requests_are_retried_with_their_data_as_often_as_configured()
    {
        Server.Answer = Failing(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable");
        using var client = Connect(config => config.MaxErrorRetry = 2);

        await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(() => client.PostToConnectionAsync(Frame("again")));

        Assert.Equal(["again", "again", "again"], Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task An_unresponsive_server_causes_a_timeout()
    {
        Server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        using var client = Connect(config => config.Timeout = TimeSpan.FromMilliseconds(200));
        var time = Stopwatch.StartNew();

        await Assert.ThrowsAsync<TimeoutException>(() => client.PostToConnectionAsync(Frame("x")));

        Assert.InRange(time.Elapsed, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        Server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        using var cancellation = new CancellationTokenSource();

        var call = Client.PostToConnectionAsync(Frame("x"), cancellation.Token);
        await Wait.Until(() => !Server.Requests.IsEmpty);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_request_without_a_connection_id_is_not_sent()
    {
        await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(
            () => Client.PostToConnectionAsync(new PostToConnectionRequest()));

        Assert.Empty(Server.Requests);
    }
}
