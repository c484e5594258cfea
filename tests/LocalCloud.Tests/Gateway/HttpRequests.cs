using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Gateway;

/// <summary>The HTTP API on a real port, with a function that returns its event unless a test sets it.</summary>
public sealed class HttpRequests : IDisposable
{
    private static readonly HttpApiDefinition Api = new("Http", "http")
    {
        Routes = [new("POST", "/items/{id}", "Http"), new("ANY", "/files/{path+}", "Http")],
        Cors = new(["https://a.example"], ["POST"], ["authorization"], TimeSpan.FromMinutes(1)),
    };

    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_event_has_payload_format_2()
    {
        await using var gateway = await Start();
        using var request = Post(gateway, "items/a.b?q=1&q=2&r=%20", "{}");
        request.Headers.Add("X-Two", ["one", "two"]);
        request.Headers.Add("Cookie", "a=1; b=2");
        request.Headers.UserAgent.ParseAdd("Tests/1.0");

        var received = await Send(request);

        Assert.Equal(
            ("2.0", "POST /items/{id}", "/items/a.b", "q=1&q=2&r=%20"),
            (Text(received, "version"), Text(received, "routeKey"), Text(received, "rawPath"), Text(received, "rawQueryString")));
        Assert.Equal("""{"id":"a.b"}""", received["pathParameters"]!.ToJsonString());
        Assert.Equal("""{"q":"1,2","r":" "}""", received["queryStringParameters"]!.ToJsonString());
        Assert.Equal("""["a=1","b=2"]""", received["cookies"]!.ToJsonString());
        Assert.Equal("one,two", Text(received["headers"]!, "x-two")?.Replace(" ", "", StringComparison.Ordinal));
        Assert.Null(received["headers"]!["cookie"]);
        Assert.Equal(("{}", false), (Text(received, "body"), (bool)received["isBase64Encoded"]!));
        var context = received["requestContext"]!;
        Assert.Equal(("http", "$default"), (Text(context, "apiId"), Text(context, "stage")));
        Assert.Equal(
            ("POST", "/items/a.b", "HTTP/1.1", "127.0.0.1", "Tests/1.0"),
            (
                Text(context["http"]!, "method"), Text(context["http"]!, "path"), Text(context["http"]!, "protocol"),
                Text(context["http"]!, "sourceIp"), Text(context["http"]!, "userAgent")));
    }

    [Fact]
    public async Task A_body_of_another_type_than_text_or_JSON_is_encoded_in_base64()
    {
        await using var gateway = await Start();

        var received = await Send(Post(gateway, "items/1", "a=1", "application/x-www-form-urlencoded"));

        Assert.Equal(("YT0x", true), (Text(received, "body"), (bool)received["isBase64Encoded"]!));
    }

    [Fact]
    public async Task A_greedy_parameter_has_the_rest_of_the_path_and_ANY_is_every_method()
    {
        await using var gateway = await Start();
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(gateway.Account.Endpoint, "files/a/b.txt"));

        var received = await Send(request);

        Assert.Equal("""{"path":"a/b.txt"}""", received["pathParameters"]!.ToJsonString());
        Assert.Equal("ANY /files/{path+}", Text(received, "routeKey"));
    }

    [Fact]
    public async Task The_functions_status_headers_cookies_and_body_are_the_response()
    {
        await using var gateway = await Start();
        gateway.Functions.Http = _ => GatewayFunctions.Answer(new
        {
            statusCode = 418,
            headers = new Dictionary<string, string> { ["Content-Type"] = "text/csv", ["X-Own"] = "1" },
            cookies = new[] { "a=1", "b=2" },
            body = "YSxi",
            isBase64Encoded = true,
        });

        using var response = await client.SendAsync(Post(gateway, "items/1", ""));

        Assert.Equal((HttpStatusCode)418, response.StatusCode);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["1"], response.Headers.GetValues("X-Own"));
        Assert.Equal(["a=1", "b=2"], response.Headers.GetValues("Set-Cookie"));
        Assert.Equal("a,b", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_result_without_a_status_code_is_the_body_of_status_200()
    {
        await using var gateway = await Start();
        gateway.Functions.Http = _ => Task.FromResult(new Invocation("[1]", null));

        using var response = await client.SendAsync(Post(gateway, "items/1", ""));

        Assert.Equal((HttpStatusCode.OK, "[1]"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_function_that_fails_or_returns_no_response_gets_status_500()
    {
        await using var gateway = await Start();
        foreach (var result in new[]
        {
            GatewayFunctions.Fail("no"),
            GatewayFunctions.Answer(new { statusCode = "two hundred" }),
            GatewayFunctions.Answer(new { statusCode = 200, body = "?", isBase64Encoded = true }),
        })
        {
            gateway.Functions.Http = _ => result;
            await Fails(Post(gateway, "items/1", ""), HttpStatusCode.InternalServerError, "Internal Server Error");
        }
    }

    [Fact]
    public async Task A_function_that_takes_too_long_gets_status_503()
    {
        await using var gateway = await Start(limits: new() { HttpIntegrationTimeout = TimeSpan.FromMilliseconds(1) });
        var end = new TaskCompletionSource<Invocation>();
        gateway.Functions.Http = _ => end.Task;

        await Fails(Post(gateway, "items/1", ""), HttpStatusCode.ServiceUnavailable, "Service Unavailable");

        end.SetResult(new Invocation("{}", null));
    }

    [Fact]
    public async Task A_request_without_a_route_gets_status_404()
    {
        await using var gateway = await Start();
        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Account.Endpoint, "items/1"));

        await Fails(get, HttpStatusCode.NotFound, "Not Found");
    }

    [Fact]
    public async Task A_body_over_the_limit_gets_status_413()
    {
        await using var gateway = await Start(limits: new() { HttpBodySize = 10 });

        await Fails(Post(gateway, "items/1", "12345678901"), HttpStatusCode.RequestEntityTooLarge, "Request Entity Too Large");
        Assert.False(gateway.Functions.HasEvent("Http"));
    }

    [Fact]
    public async Task A_request_over_the_rate_of_its_route_gets_status_429()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var gateway = await Start(Api with { Throttling = new RouteThrottling(Rate: 1, Burst: 1) }, clock);
        await Send(Post(gateway, "items/1", ""));

        await Fails(Post(gateway, "items/1", ""), HttpStatusCode.TooManyRequests, "Too Many Requests");

        clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Post(gateway, "items/1", ""));
    }

    [Theory]
    [InlineData("https://a.example", true)]
    [InlineData("https://b.example", false)]
    public async Task Only_pages_of_allowed_origins_may_read_a_response(string origin, bool isAllowed)
    {
        await using var gateway = await Start();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(gateway.Account.Endpoint, "items/1"));
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var request = Post(gateway, "items/1", "");
        request.Headers.Add("Origin", origin);

        using var allowed = await client.SendAsync(preflight);
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal((isAllowed, isAllowed), (Allows(allowed), Allows(response)));
        Assert.Equal("POST /items/{id}", Text(await gateway.Functions.NextEvent("Http"), "routeKey"));
        Assert.False(gateway.Functions.HasEvent("Http"));

        bool Allows(HttpResponseMessage answer) =>
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Contains(origin);
    }

    private static Task<GatewayUnderTest> Start(
        HttpApiDefinition? api = null, TimeProvider? clock = null, GatewayLimits? limits = null) =>
        GatewayUnderTest.Start(clock, limits, http: api ?? Api);

    private static HttpRequestMessage Post(GatewayUnderTest gateway, string path, string body, string type = "application/json") =>
        new(HttpMethod.Post, new Uri(gateway.Account.Endpoint, path)) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static string? Text(JsonNode node, string name) => (string?)node[name];

    /// <summary>Sends a request that must succeed, and returns the body of its response.</summary>
    private async Task<JsonNode> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task Fails(HttpRequestMessage request, HttpStatusCode status, string message)
    {
        using var response = await client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal($$"""{"message":"{{message}}"}""", await response.Content.ReadAsStringAsync());
    }
}
