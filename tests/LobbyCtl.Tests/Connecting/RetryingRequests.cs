using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GameLobby.LobbyCtl.Connecting;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LobbyCtl.Tests.Connecting;

public sealed class RetryingRequests : IDisposable
{
    private const string Success = """{"type":"reply","id":"1","ok":true,"data":{"version":3}}""";

    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedService service = new();
    private readonly HttpClient http;
    private readonly ServiceClient client;

    public RetryingRequests()
    {
        http = new HttpClient(service);
        client = new ServiceClient(http, new Target(new Uri("https://lobby.example/"), "token"), clock);
    }

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_busy_service_gets_the_same_request_again(HttpStatusCode status)
    {
        service.Then(status, "{}").Then(HttpStatusCode.OK, Success);

        Assert.Equal(3, (await Send()).GetProperty("version").GetInt32());
        Assert.Equal(2, service.Requests.Count);
        Assert.Single(service.Requests.Distinct());
    }

    [Fact]
    public async Task A_request_whose_connection_was_lost_is_sent_again_with_its_id()
    {
        service.ThenLost().Then(HttpStatusCode.OK, Success);

        await Send();

        Assert.Single(service.Requests.Distinct());
    }

    [Fact]
    public async Task A_retry_waits_as_long_as_the_service_says()
    {
        service.Then(HttpStatusCode.TooManyRequests, "{}", TimeSpan.FromSeconds(7)).Then(HttpStatusCode.OK, Success);
        var start = clock.GetUtcNow();

        await Send();

        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Two_requests_have_different_ids()
    {
        service.Then(HttpStatusCode.OK, Success).Then(HttpStatusCode.OK, Success);

        await Send();
        await Send();

        Assert.Equal(2, service.Requests.Distinct().Count());
    }

    [Fact]
    public async Task A_refusal_is_not_retried()
    {
        service.Then(HttpStatusCode.Conflict, """{"type":"reply","id":"1","ok":false,"error":{"code":"conflict","message":"Too late."}}""");

        var refused = await Assert.ThrowsAsync<CommandException>(Send);

        Assert.Equal((ExitCode.Refused, "conflict: Too late."), (refused.ExitCode, refused.Message));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_not_reachable()
    {
        service.ThenLost().ThenLost().ThenLost().ThenLost();

        Assert.Equal(ExitCode.NotReachable, (await Assert.ThrowsAsync<CommandException>(Send)).ExitCode);
    }

    [Fact]
    public async Task A_response_that_is_not_a_reply_is_refused()
    {
        service.Then(HttpStatusCode.NotFound, """{"message":"Not Found"}""");

        var refused = await Assert.ThrowsAsync<CommandException>(Send);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("status 404", refused.Message, StringComparison.Ordinal);
    }

    private Task<JsonElement> Send() =>
        Wait.For(client.Send("lobby.get", [], CancellationToken.None), clock, TimeSpan.FromMilliseconds(100));

    /// <summary>Responds as the test says, in order, and keeps the bodies of the requests.</summary>
    private sealed class ScriptedService : HttpMessageHandler
    {
        private readonly Queue<Func<HttpResponseMessage>> responses = new();

        public List<string> Requests { get; } = [];

        public ScriptedService Then(HttpStatusCode status, string body, TimeSpan? retryAfter = null) => Then(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
            if (retryAfter is { } delay) response.Headers.RetryAfter = new RetryConditionHeaderValue(delay);
            return response;
        });

        public ScriptedService ThenLost() => Then(() => throw new HttpRequestException("The connection was reset."));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            Requests.Add(await request.Content!.ReadAsStringAsync(ct));
            return responses.Dequeue()();
        }

        private ScriptedService Then(Func<HttpResponseMessage> response)
        {
            responses.Enqueue(response);
            return this;
        }
    }
}
