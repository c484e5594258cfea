using Amazon.ApiGatewayManagementApi.Model;
using Microsoft.AspNetCore.Http;

namespace GameLobby.Compat.Tests.Connections;

public sealed class CallingConnections : ConnectionsClient
{
    [Fact]
    public async Task Data_is_posted_to_the_encoded_connection_below_the_stage()
    {
        await Client.PostToConnectionAsync(Frame("""{"type":"hello"}"""));

        var request = Assert.Single(Server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v1/%40connections/L0SM9cOFvHcCIhw%3D", request.Target);
        Assert.Equal("""{"type":"hello"}""", request.Body);
    }

    [Fact]
    public async Task Data_is_sent_from_its_start_regardless_of_its_position()
    {
        var frame = Frame("whole");
        frame.Data.Position = frame.Data.Length;

        await Client.PostToConnectionAsync(frame);

        Assert.Equal("whole", Assert.Single(Server.Requests).Body);
    }

    [Fact]
    public async Task A_request_is_signed_for_execute_api_in_the_configured_region()
    {
        await Client.PostToConnectionAsync(Frame("x"));

        var headers = Assert.Single(Server.Requests).Headers;
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/eu-central-1/execute-api/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$",
            headers.Authorization.ToString());
        Assert.Equal("session", headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public void The_address_of_a_request_is_the_configured_one_with_the_stage() => Assert.Equal(
        $"{Server.Url}/v1/", Client.DetermineServiceOperationEndpoint(Frame("x")).URL.TrimEnd('/') + "/");

    [Fact]
    public async Task A_connection_has_its_times_and_identity()
    {
        Server.Answer = http => http.Response.WriteAsync(
            """
            {"connectedAt":"2026-01-02T03:04:05.678Z","lastActiveAt":"2026-01-02T03:05:00Z",
             "identity":{"sourceIp":"192.0.2.7","userAgent":"game/1"}}
            """);

        var connection = await Client.GetConnectionAsync(new GetConnectionRequest { ConnectionId = "a=" });

        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), connection.ConnectedAt);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 5, 0, DateTimeKind.Utc), connection.LastActiveAt);
        Assert.Equal(("192.0.2.7", "game/1"), (connection.Identity.SourceIp, connection.Identity.UserAgent));
        Assert.Equal(("GET", "/v1/%40connections/a%3D"), (Server.Requests.Single().Method, Server.Requests.Single().Target));
    }

    [Fact]
    public async Task A_connection_can_be_closed()
    {
        Server.Answer = Status(StatusCodes.Status204NoContent);

        await Client.DeleteConnectionAsync(new DeleteConnectionRequest { ConnectionId = "a=" });

        Assert.Equal(("DELETE", "/v1/%40connections/a%3D"), (Server.Requests.Single().Method, Server.Requests.Single().Target));
    }
}
