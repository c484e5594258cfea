using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Tests.Gateway;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>The repository's complete stack in this process.</summary>
[Collection(nameof(TheStackInThisProcess))]
public sealed class TheStackInThisProcess : IAsyncLifetime
{
    private LocalCloudHost cloud = null!;

    public async Task InitializeAsync() => cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions { Port = 0 });

    public async Task DisposeAsync() => await cloud.DisposeAsync();

    [Fact]
    public async Task The_stack_is_healthy_after_its_start()
    {
        using var http = new HttpClient { BaseAddress = cloud.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/dev/health")).StatusCode);
        Assert.Contains("\"keys\"", await http.GetStringAsync("/dev/keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_SDK_clients_find_the_table_and_queues()
    {
        using var dynamoDb = new AmazonDynamoDBClient();
        var table = (await dynamoDb.DescribeTableAsync("LobbyTable")).Table;
        Assert.Equal(StreamViewType.NEW_AND_OLD_IMAGES, table.StreamSpecification.StreamViewType);
        Assert.Equal(["age", "due", "fill"], table.GlobalSecondaryIndexes.Select(index => index.IndexName).Order());
        var timeToLive = await dynamoDb.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = "LobbyTable" });
        Assert.Equal("expires", timeToLive.TimeToLiveDescription.AttributeName);

        using var sqs = new AmazonSQSClient();
        var url = (await sqs.GetQueueUrlAsync("StreamDeadLetters")).QueueUrl;
        Assert.Equal(Environment.GetEnvironmentVariable("STREAM_DEAD_LETTERS_URL"), url);
        Assert.NotNull((await sqs.SendMessageAsync(url, "hello")).MessageId);
        Assert.Equal("hello", Assert.Single((await sqs.ReceiveMessageAsync(url)).Messages).Body);
    }

    [Fact]
    public async Task A_player_with_a_token_connects_and_gets_a_reply()
    {
        await using var client = await Player("p1");
        await client.Send("""{"action":"session.hello","id":"1"}""");
        var reply = JsonNode.Parse((await client.Receive())!)!;
        Assert.Equal(("reply", "1", "true"), (reply["type"]!.ToString(), reply["id"]!.ToString(), reply["ok"]!.ToString()));
        Assert.Equal("p1", reply["data"]!["playerId"]!.ToString());
    }

    [Fact]
    public async Task A_change_reaches_other_players_by_stream_and_queue()
    {
        await using var host = await Player("p2");
        await host.Send("""{"action":"lobby.create","id":"1","data":{"name":"Friday","mode":"ctf","maxPlayers":4}}""");
        var code = JsonNode.Parse((await host.Receive())!)!["data"]!["code"]!.ToString();
        await using var guest = await Player("p3");
        await guest.Send($$"""{"action":"lobby.join","id":"1","data":{"code":"{{code}}" } }""");

        while (JsonNode.Parse((await host.Receive())!) is { } push)
        {
            if (push["changes"] is JsonArray changes && changes.Any(change => IsJoining(change!, "p3"))) return;
        }
    }

    [Fact]
    public async Task A_client_without_a_token_cannot_connect()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(cloud.SocketAddress, Client.Patience));
        Assert.True(socket.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{socket.HttpStatusCode}");
    }

    [Fact]
    public async Task Functions_are_invoked_by_their_logical_id()
    {
        var swept = await cloud.Functions.Invoke("SweepFunction", "{}", CancellationToken.None);
        Assert.Null(swept.Error);
    }

    private static bool IsJoining(JsonNode change, string player) =>
        change["kind"]!.ToString() == "member.joined" && change["member"]!["playerId"]!.ToString() == player;

    private async Task<Client> Player(string id)
    {
        using var http = new HttpClient { BaseAddress = cloud.Address };
        using var answer = await http.PostAsJsonAsync("/dev/token", new TokenRequest(id));
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.ToString();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(cloud.SocketAddress, Client.Patience);
        return new Client(socket);
    }
}
