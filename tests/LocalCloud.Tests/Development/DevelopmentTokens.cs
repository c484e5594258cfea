using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Tests.Gateway;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.LocalCloud.Tests.Development;

public sealed class DevelopmentTokens
{
    private const string LocalPage = "http://localhost:5173";

    private static readonly (HttpMethod Method, string Path)[] Endpoints =
    [
        (HttpMethod.Get, "/dev/health"),
        (HttpMethod.Post, "/dev/token"),
        (HttpMethod.Get, "/dev/chaos"),
        (HttpMethod.Post, "/dev/chaos"),
        (HttpMethod.Get, "/dev/faults"),
        (HttpMethod.Get, "/dev/ledger"),
        (HttpMethod.Post, "/dev/ledger"),
        (HttpMethod.Get, "/dev/permissions"),
    ];

    private readonly TokenIssuer tokens = new(TimeProvider.System);

    [Fact]
    public async Task A_token_has_the_local_signature_and_identifies_the_player()
    {
        var result = await Validate(tokens.Issue(new TokenRequest("p1", "Ada", "lobby:admin", 60)));
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(("p1", "Ada", "lobby:admin"), (result.Claims["sub"], result.Claims["name"], result.Claims["scope"]));
        Assert.InRange(result.SecurityToken.ValidTo, DateTime.UtcNow.AddSeconds(50), DateTime.UtcNow.AddSeconds(61));
    }

    [Fact]
    public async Task A_negative_lifetime_issues_an_expired_token()
    {
        var result = await Validate(tokens.Issue(new TokenRequest("p1", ExpiresInSeconds: -60)));
        Assert.IsType<SecurityTokenExpiredException>(result.Exception);
    }

    [Fact]
    public async Task Each_start_has_a_new_key() =>
        Assert.False((await Validate(new TokenIssuer(TimeProvider.System).Issue(new TokenRequest("p1")))).IsValid);

    [Fact]
    public async Task Tokens_are_issued_over_HTTP()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        using var answer = await http.PostAsJsonAsync("/dev/token", new { playerId = "p1", expiresInSeconds = 60 });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.ToString();
        Assert.Equal("p1", new JsonWebToken(token).Subject);
    }

    [Theory]
    [InlineData("""{"playerId":"p1"}""", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task A_page_of_another_server_on_this_machine_may_read_the_token(string body, HttpStatusCode status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var answer = await AskFromElsewhere(gateway, HttpMethod.Post, "/dev/token", body);
        Assert.Equal((status, LocalPage), (answer.StatusCode, Allowed(answer, "Origin")));
    }

    [Fact]
    public async Task A_page_of_another_server_on_this_machine_may_send_JSON()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var answer = await AskFromElsewhere(gateway, HttpMethod.Options, "/dev/token");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        string[] allowed = ["Origin", "Methods", "Headers"];
        Assert.Equal([LocalPage, "POST", "content-type"], allowed.Select(what => Allowed(answer, what)));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1.evil.example:3000")]
    [InlineData("null")]
    public async Task A_page_of_another_site_is_refused(string origin)
    {
        await using var gateway = await GatewayUnderTest.Start();
        foreach (var (method, path) in Endpoints)
        {
            using var answer = await AskFromElsewhere(gateway, method, path, "{}", origin);
            Assert.Equal((HttpStatusCode.Forbidden, null), (answer.StatusCode, Allowed(answer, "Origin")));
        }

        using var preflight = await AskFromElsewhere(gateway, HttpMethod.Options, "/dev/token", origin: origin);
        Assert.Null(Allowed(preflight, "Origin"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:3000")]
    [InlineData("localhost.evil.example")]
    public async Task A_site_that_points_its_name_to_this_machine_is_refused(string host)
    {
        await using var gateway = await GatewayUnderTest.Start();
        foreach (var (method, path) in Endpoints)
        {
            using var answer = await AskFromElsewhere(gateway, method, path, "{}", $"http://{host}", host);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost:3000", null)]
    [InlineData("127.0.0.1:3000", "http://[::1]:5173")]
    [InlineData("[::1]:3000", "https://localhost")]
    [InlineData("192.168.0.7:3000", "http://192.168.0.7:3000")]
    public async Task A_page_of_this_machine_or_of_LocalCloud_itself_is_served(string host, string? origin)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var answer = await AskFromElsewhere(gateway, HttpMethod.Get, "/dev/health", origin: origin, host: host);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("OPTIONS", "/dev/chaos")]
    [InlineData("GET", "/dev/chaos")]
    [InlineData("GET", "/dev/health")]
    public async Task A_page_of_another_server_on_this_machine_may_only_read_tokens(string method, string path)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var answer = await AskFromElsewhere(gateway, new HttpMethod(method), path);
        Assert.Null(Allowed(answer, "Origin"));
    }

    [Theory]
    [InlineData("{}", "playerId is required.")]
    [InlineData("""{"playerId":""}""", "playerId is required.")]
    [InlineData("""{"playerId":"p1","expires":5}""", "The body must be")]
    [InlineData("p1", "The body must be")]
    [InlineData("", "The body must be")]
    [InlineData("""{"playerId":"p1","expiresInSeconds":2000000000}""", "expiresInSeconds must be from")]
    public async Task An_invalid_token_request_explains_the_error(string body, string message)
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        using var answer = await http.PostAsync("/dev/token", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(message, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["message"]!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskFromElsewhere(
        GatewayUnderTest gateway, HttpMethod method, string path, string? body = null, string? origin = LocalPage, string? host = null)
    {
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null) request.Headers.Add("Origin", origin);
        request.Headers.Host = host;
        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
        }

        if (body is not null) request.Content = new StringContent(body);
        return await http.SendAsync(request);
    }

    private static string? Allowed(HttpResponseMessage answer, string what) =>
        answer.Headers.TryGetValues($"Access-Control-Allow-{what}", out var values) ? string.Join(", ", values) : null;

    private Task<TokenValidationResult> Validate(string token)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        return handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = TokenIssuer.Audience,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(tokens.SigningKey)),
            ClockSkew = TimeSpan.Zero,
        });
    }
}
