using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Tests.Gateway;

public sealed class MessagesAndReplies
{
    [Fact]
    public async Task A_reply_is_sent_if_the_route_has_a_response()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Send("""{"action":"silent"}""");
        await gateway.Functions.NextEvent("Silent");
        await client.Send("""{"action":"other","id":"1"}""");
        Assert.Equal("""{"action":"other","id":"1"}""", await client.Receive());
    }

    [Fact]
    public async Task A_message_event_has_a_body_and_a_context_but_no_headers()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Send("no json");
        var (connect, message) = (await gateway.Functions.NextEvent("Connect"), await gateway.Functions.NextEvent("Message"));
        var context = message["requestContext"]!;
        Assert.Equal("no json", message["body"]!.ToString());
        Assert.Null(message["headers"]);
        Assert.Equal(("$default", "MESSAGE"), (context["routeKey"]!.ToString(), context["eventType"]!.ToString()));
        Assert.Equal(connect["requestContext"]!["connectionId"]!.ToString(), context["connectionId"]!.ToString());
        Assert.Equal("p1", context["authorizer"]!["principalId"]!.ToString());
        Assert.NotNull(context["messageId"]);
    }

    [Theory]
    [InlineData("$connect")]
    [InlineData("$disconnect")]
    [InlineData("lobby.create")]
    public async Task A_client_can_only_select_custom_routes(string action)
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Send($$"""{"action":"{{action}}"}""");
        Assert.Equal("$default", (await gateway.Functions.NextEvent("Message"))["requestContext"]!["routeKey"]!.ToString());
    }

    [Fact]
    public async Task A_failing_function_sends_an_error_and_keeps_the_connection()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var fail = true;
        gateway.Functions.Message = request =>
            fail ? GatewayFunctions.Fail("secret") : GatewayFunctions.Answer(new { statusCode = 200, body = "well" });
        await using var client = await gateway.Connect();
        await client.Send("1");
        var reply = JsonNode.Parse((await client.Receive())!)!;
        var message = await gateway.Functions.NextEvent("Message");
        Assert.Equal("Internal server error", reply["message"]!.ToString());
        Assert.Equal(message["requestContext"]!["connectionId"]!.ToString(), reply["connectionId"]!.ToString());
        Assert.Equal(message["requestContext"]!["requestId"]!.ToString(), reply["requestId"]!.ToString());

        fail = false;
        await client.Send("2");
        Assert.Equal("well", await client.Receive());
    }

    [Theory]
    [InlineData(128 * 1024, true)]
    [InlineData((128 * 1024) + 1, false)]
    public async Task A_reply_larger_than_128_KiB_is_an_error(int size, bool isSent)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var body = new string('x', size);
        gateway.Functions.Message = _ => GatewayFunctions.Answer(new { statusCode = 200, body });
        await using var client = await gateway.Connect();
        await client.Send("1");
        var reply = await client.Receive();
        if (isSent) Assert.Equal(body, reply);
        else Assert.Equal("Internal server error", (string)JsonNode.Parse(reply!)!["message"]!);
    }

    [Fact]
    public async Task A_slow_message_does_not_delay_others()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var first = new TaskCompletionSource();
        gateway.Functions.Message = async request =>
        {
            if (request["body"]!.ToString() == "slow") await first.Task;
            return await GatewayFunctions.Answer(new { statusCode = 200, body = request["body"]!.ToString() });
        };
        await using var client = await gateway.Connect();
        await client.Send("slow");
        await client.Send("quick");
        Assert.Equal("quick", await client.Receive());
        first.SetResult();
        Assert.Equal("slow", await client.Receive());
    }

    [Fact]
    public async Task A_message_of_128_KiB_arrives_in_frames_of_32_KiB()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var frame = Encoding.UTF8.GetBytes(new string('x', 32 * 1024));
        for (var part = 1; part <= 4; part++) await client.Socket.SendAsync(frame, WebSocketMessageType.Text, part == 4, Client.Patience);
        Assert.Equal(128 * 1024, (await client.Receive())!.Length);
    }

    [Fact]
    public async Task Unicode_text_arrives_unchanged()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        await client.Send("Grüße, 世界, 🎮");
        Assert.Equal("Grüße, 世界, 🎮", await client.Receive());
    }
}
