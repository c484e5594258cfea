using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Tests.Gateway;

public sealed class Handshakes
{
    [Fact]
    public async Task The_authorizer_receives_headers_query_and_connection()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect("?token=a&token=b", options => options.SetRequestHeader("X-Colour", "red"));

        var request = await gateway.Functions.NextEvent("Authorize");
        Assert.Equal("REQUEST", request["type"]!.ToString());
        Assert.Equal("arn:aws:execute-api:us-east-1:000000000000:api/v1/$connect", request["methodArn"]!.ToString());
        Assert.Equal("red", request["headers"]!["X-Colour"]!.ToString());
        Assert.Equal("b", request["queryStringParameters"]!["token"]!.ToString());
        Assert.Equal(["a", "b"], request["multiValueQueryStringParameters"]!["token"]!.AsArray().Select(value => value!.ToString()));
        Assert.EndsWith("=", request["requestContext"]!["connectionId"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_receives_the_connection_and_the_authorizers_context()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Functions.Authorize = request => GatewayFunctions.Answer(
            GatewayFunctions.Policy("Allow", request["methodArn"]!.ToString(), new { name = "Ada", level = 5, admin = true }));
        await using var client = await gateway.Connect();

        var (authorize, connect) = (await gateway.Functions.NextEvent("Authorize"), await gateway.Functions.NextEvent("Connect"));
        var context = connect["requestContext"]!;
        Assert.Equal(authorize["requestContext"]!["connectionId"]!.ToString(), context["connectionId"]!.ToString());
        Assert.Equal(
            ("$connect", "CONNECT", "IN", "v1"),
            (Text(context, "routeKey"), Text(context, "eventType"), Text(context, "messageDirection"), Text(context, "stage")));
        Assert.Equal("""{"principalId":"p1","name":"Ada","level":"5","admin":"true"}""", context["authorizer"]!.ToJsonString());
        Assert.Equal("127.0.0.1", context["identity"]!["sourceIp"]!.ToString());
        Assert.Null(connect["queryStringParameters"]);
        Assert.Null(connect["headers"]!["Upgrade"]);
        Assert.Null(connect["body"]);
    }

    [Theory]
    [InlineData("deny", 403)]
    [InlineData("unauthorized", 401)]
    [InlineData("broken", 500)]
    [InlineData("nonsense", 500)]
    [InlineData("elsewhere", 403)]
    [InlineData("nested", 500)]
    public async Task A_rejecting_or_failing_authorizer_fails_the_handshake(string how, int status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Functions.Authorize = request => how switch
        {
            "deny" => GatewayFunctions.Answer(GatewayFunctions.Policy("Deny", request["methodArn"]!.ToString())),
            "unauthorized" => GatewayFunctions.Fail("Unauthorized"),
            "broken" => GatewayFunctions.Fail("Out of order"),
            "elsewhere" => GatewayFunctions.Answer(GatewayFunctions.Policy("Allow", "arn:aws:execute-api:us-east-1:000000000000:other/*")),
            "nested" => GatewayFunctions.Answer(GatewayFunctions.Policy("Allow", "*", new { list = new[] { 1 } })),
            _ => GatewayFunctions.Answer("yes"),
        };

        Assert.Equal(status, await gateway.Refused());
        Assert.False(gateway.Functions.HasEvent("Connect"));
    }

    [Fact]
    public async Task A_missing_identity_source_is_401_without_the_authorizer()
    {
        await using var gateway = await GatewayUnderTest.Start(identitySources: ["route.request.querystring.token"]);
        Assert.Equal(401, await gateway.Refused());
        Assert.False(gateway.Functions.HasEvent("Authorize"));
        await using var client = await gateway.Connect("?token=t");
    }

    [Fact]
    public async Task A_rejecting_connect_function_fails_the_handshake()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Functions.Connect = _ => GatewayFunctions.Answer(new { statusCode = 429 });
        Assert.Equal(429, await gateway.Refused());
        gateway.Functions.Connect = _ => GatewayFunctions.Fail("Out of order");
        Assert.Equal(502, await gateway.Refused());
        Assert.False(gateway.Functions.HasEvent("Disconnect"));
    }

    [Fact]
    public async Task The_connect_function_chooses_the_subprotocol()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Functions.Connect = _ => GatewayFunctions.Answer(
            new { statusCode = 200, headers = new Dictionary<string, string> { ["sec-websocket-protocol"] = "lobby.v1" } });
        await using var client = await gateway.Connect(configure: options =>
        {
            options.AddSubProtocol("lobby.v1");
            options.AddSubProtocol("bearer.token");
        });
        Assert.Equal("lobby.v1", client.Socket.SubProtocol);
        var connect = await gateway.Functions.NextEvent("Connect");
        Assert.Equal("lobby.v1, bearer.token", connect["headers"]!["Sec-WebSocket-Protocol"]!.ToString());
    }

    [Fact]
    public async Task A_request_without_a_handshake_is_forbidden()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        Assert.Equal(403, (int)(await http.GetAsync("/v1")).StatusCode);
        var nothing = await http.GetAsync("/");
        Assert.Equal(404, (int)nothing.StatusCode);
        Assert.Contains("/v1", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Text(JsonNode node, string name) => node[name]!.ToString();
}
