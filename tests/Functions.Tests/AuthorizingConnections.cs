using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Functions.Tests.Parts;

namespace GameLobby.Functions.Tests;

public sealed class AuthorizingConnections : IAsyncLifetime
{
    private const string Arn = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/v1/$connect";

    private readonly Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Theory]
    [InlineData("issuer", "other", "audience", 60, "issuer")]
    [InlineData("audience", "issuer", "other", 60, "audience")]
    [InlineData("expired", "issuer", "audience", -60, "expired")]
    public async Task A_refused_handshake_logs_why_and_nothing_of_the_token(
        string why, string issuer, string audience, int minutes, string reason)
    {
        var token = Tokens.Of(why, issuer: issuer, audience: audience, lifetime: TimeSpan.FromMinutes(minutes));

        Denied(await Ask(query: new() { ["token"] = token }));

        var line = Assert.Single(service.Log.Entries);
        Assert.Equal(
            ("WARN", reason, "request-1", "Authorize"),
            ((string)line["level"]!, (string)line["reason"]!, (string)line["requestId"]!, (string)line["function"]!));
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(part, service.Log.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("bad", "malformed")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.", "signature")]
    public async Task A_handshake_with_a_broken_token_or_none_logs_it(string? token, string reason)
    {
        Denied(await Ask(query: token is null ? null : new() { ["token"] = token }));

        Assert.Equal(reason, (string)Assert.Single(service.Log.Entries)["reason"]!);
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("authorization", "bearer  {0} ")]
    [InlineData("Sec-WebSocket-Protocol", "lobby.v1, bearer.{0}")]
    [InlineData("sec-websocket-protocol", "bearer.{0},lobby.v1")]
    public async Task A_token_in_a_header_is_accepted(string header, string form) =>
        Assert.Equal("ada", Allowed(await Ask(headers: new() { [header] = string.Format(null, form, Tokens.Of("ada")) })));

    [Fact]
    public async Task A_token_in_the_query_string_is_accepted() =>
        Assert.Equal("ada", Allowed(await Ask(query: new() { ["token"] = Tokens.Of("ada") })));

    [Fact]
    public async Task The_token_is_read_from_the_header_then_the_subprotocol_then_the_query()
    {
        var headers = new Dictionary<string, string>
        {
            ["Authorization"] = $"Bearer {Tokens.Of("ada")}",
            ["Sec-WebSocket-Protocol"] = $"lobby.v1, bearer.{Tokens.Of("bob")}",
        };
        var query = new Dictionary<string, string> { ["token"] = Tokens.Of("cleo") };

        Assert.Equal("ada", Allowed(await Ask(headers, query)));
        headers.Remove("Authorization");
        Assert.Equal("bob", Allowed(await Ask(headers, query)));
    }

    [Fact]
    public async Task A_bad_token_is_denied_even_if_the_query_string_has_a_good_one() =>
        Denied(await Ask(headers: new() { ["Authorization"] = "Bearer bad" }, query: new() { ["token"] = Tokens.Of("ada") }));

    [Fact]
    public async Task Another_authorization_scheme_is_ignored() => Assert.Equal(
        "ada", Allowed(await Ask(headers: new() { ["Authorization"] = "Basic YTpi" }, query: new() { ["token"] = Tokens.Of("ada") })));

    [Fact]
    public async Task A_connection_without_a_token_is_denied()
    {
        Denied(await Ask());
        Denied(await Ask(headers: new() { ["Sec-WebSocket-Protocol"] = "lobby.v1" }, query: new() { ["token"] = "" }));
    }

    [Fact]
    public async Task The_authorizer_context_carries_the_players_id_name_and_scope()
    {
        var response = await Ask(query: new() { ["token"] = Tokens.Of("ada", "Ada", "lobby:admin") });

        Assert.Equal(("ada", "Ada", "lobby:admin"), (response.Context["playerId"], response.Context["name"], response.Context["scope"]));
    }

    private static string Allowed(APIGatewayCustomAuthorizerResponse response)
    {
        var statement = Assert.Single(response.PolicyDocument.Statement);
        Assert.Equal("Allow", statement.Effect);
        Assert.Equal([Arn], statement.Resource);
        return response.PrincipalID;
    }

    private static void Denied(APIGatewayCustomAuthorizerResponse response)
    {
        Assert.Equal("Deny", Assert.Single(response.PolicyDocument.Statement).Effect);
        Assert.Null(response.Context);
    }

    private Task<APIGatewayCustomAuthorizerResponse> Ask(
        Dictionary<string, string>? headers = null, Dictionary<string, string>? query = null) =>
        service.Function<AuthorizeFunction>().Authorize(
            new APIGatewayCustomAuthorizerRequest { MethodArn = Arn, Headers = headers, QueryStringParameters = query },
            Invocation.Usual,
            Tokens.Validator());
}
