using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;

namespace GameLobby.LocalCloud.Tests.Gateway;

/// <summary>The @connections API, called with the AWS SDK.</summary>
public sealed class CallingTheConnectionsApi
{
    [Fact]
    public async Task Posted_messages_arrive_in_order()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        for (var number = 0; number < 20; number++) await Post(api, id, $"{number}");
        for (var number = 0; number < 20; number++) Assert.Equal($"{number}", await client.Receive());
    }

    [Fact]
    public async Task A_post_over_128_KiB_is_status_413()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        await Post(api, id, new string('x', 128 * 1024));
        Assert.Equal(128 * 1024, (await client.Receive())!.Length);
        await Assert.ThrowsAsync<PayloadTooLargeException>(() => Post(api, id, new string('x', (128 * 1024) + 1)));
    }

    [Fact]
    public async Task A_closed_connection_is_gone()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        await client.Socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, Client.Patience);
        await gateway.Functions.NextEvent("Disconnect");
        await Assert.ThrowsAsync<GoneException>(() => Post(api, id, "x"));
        await Assert.ThrowsAsync<GoneException>(() => api.GetConnectionAsync(new GetConnectionRequest { ConnectionId = id }));
        await Assert.ThrowsAsync<GoneException>(() => api.DeleteConnectionAsync(new DeleteConnectionRequest { ConnectionId = id }));
    }

    [Fact]
    public async Task A_connection_is_gone_until_its_connect_function_returns()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var api = Api(gateway);
        Exception? failure = null;
        gateway.Functions.Connect = async request =>
        {
            failure = await Record.ExceptionAsync(() => Post(api, request["requestContext"]!["connectionId"]!.ToString(), "too early"));
            return await GatewayFunctions.Answer(new { statusCode = 200 });
        };
        await using var client = await gateway.Connect();
        Assert.IsType<GoneException>(failure);
    }

    [Fact]
    public async Task A_connection_can_be_described()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect(configure: options => options.SetRequestHeader("User-Agent", "game/1"));
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        var about = await api.GetConnectionAsync(new GetConnectionRequest { ConnectionId = id });
        Assert.Equal(("127.0.0.1", "game/1"), (about.Identity.SourceIp, about.Identity.UserAgent));
        Assert.True(about.LastActiveAt >= about.ConnectedAt);
    }

    [Fact]
    public async Task A_deleted_connection_receives_earlier_posts_and_is_closed()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        await Post(api, id, "farewell");
        await api.DeleteConnectionAsync(new DeleteConnectionRequest { ConnectionId = id });
        Assert.Equal("farewell", await client.Receive());
        Assert.Equal(1000, await client.Closed());
        await gateway.Functions.NextEvent("Disconnect");
    }

    [Fact]
    public async Task A_client_that_does_not_read_gets_429_and_delays_no_other()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var deaf = await gateway.Connect();
        await using var other = await gateway.Connect();
        var (deafId, otherId) = (await ConnectionId(gateway), await ConnectionId(gateway));
        using var api = Api(gateway);

        var large = new string('x', 128 * 1024);
        await Assert.ThrowsAsync<LimitExceededException>(async () =>
        {
            // The kernel's buffer fills before the gateway's.
            for (var posts = 0; posts < 400; posts++) await Post(api, deafId, large);
        });
        await Post(api, otherId, "hello");
        Assert.Equal("hello", await other.Receive());
    }

    [Fact]
    public async Task An_unsigned_request_is_forbidden()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        using var http = new HttpClient();
        var path = $"{gateway.Account.Endpoint}v1/@connections/{Uri.EscapeDataString(await ConnectionId(gateway))}";
        using var unsigned = await http.PostAsync(path, new StringContent("x"));
        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
        Assert.Equal("Missing Authentication Token", JsonNode.Parse(await unsigned.Content.ReadAsStringAsync())!["message"]!.ToString());

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=any");
        using var signed = await http.PostAsync(path, new StringContent("x"));
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
    }

    internal static AmazonApiGatewayManagementApiClient Api(GatewayUnderTest gateway) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonApiGatewayManagementApiConfig
        {
            ServiceURL = $"{gateway.Account.Endpoint}v1",
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

    internal static Task<PostToConnectionResponse> Post(AmazonApiGatewayManagementApiClient api, string id, string text) =>
        api.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = id, Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    internal static async Task<string> ConnectionId(GatewayUnderTest gateway) =>
        (await gateway.Functions.NextEvent("Connect"))["requestContext"]!["connectionId"]!.ToString();
}
