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
    public async Task An_answer_that_names_its_error_becomes_that_exception(int status, string error, Type expected)
    {
        Server.Answer = Failing(status, error);

        var thrown = await Assert.ThrowsAsync(expected, () => Client.PostToConnectionAsync(Frame("x")));

        var failure = Assert.IsAssignableFrom<AmazonServiceException>(thrown);
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal("told by the server", failure.Message);
        Assert.Equal(error, failure.ErrorCode);
    }

    [Fact]
    public async Task An_error_without_a_name_still_tells_its_status()
    {
        Server.Answer = Status(StatusCodes.Status410Gone);

        var failure = await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(() => Client.PostToConnectionAsync(Frame("x")));

        Assert.Equal(HttpStatusCode.Gone, failure.StatusCode);
    }

    [Fact]
    public async Task Retries_happen_as_often_as_configured_and_send_the_data_again()
    {
        Server.Answer = Failing(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable");
        using var client = Connect(config => config.MaxErrorRetry = 2);

        await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(() => client.PostToConnectionAsync(Frame("again")));

        Assert.Equal(["again", "again", "again"], Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_runs_into_the_time_out()
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
    public async Task A_call_without_a_connection_is_refused_before_it_is_sent()
    {
        await Assert.ThrowsAsync<AmazonApiGatewayManagementApiException>(
            () => Client.PostToConnectionAsync(new PostToConnectionRequest()));

        Assert.Empty(Server.Requests);
    }
}
