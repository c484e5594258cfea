using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Game servers, back offices and players that send single requests over HTTP.</summary>
public sealed class CallingOverHttp(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output), IDisposable
{
    private readonly HttpClient http = new();
    private readonly Conversation conversation = new();
    private int requests;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_game_server_reads_a_lobby_stores_data_in_it_and_ends_its_match()
    {
        var (ada, grace) = await Pair(new { visibility = "private", countdownSeconds = 0 });
        await ada.Request("match.start", new { force = true });
        await grace.WaitUntil(it => it.Status == "inMatch");
        var server = await Cloud.Token("server-1", scope: "lobby:server");

        var seen = await Ok(server, "lobby.get", new { lobbyId = ada.Lobby.LobbyId });
        await Ok(server, "lobby.update", new { lobbyId = ada.Lobby.LobbyId, data = new Dictionary<string, string> { ["$score"] = "3:1" } });
        await Ok(server, "match.end", new { lobbyId = ada.Lobby.LobbyId, result = "red won" });

        Assert.Equal("inMatch", (string?)seen["status"]);
        Assert.Equal("red won", (string?)(await grace.Change("match.ended"))["result"]);
        Assert.Equal("3:1", (string?)(await Ok(server, "lobby.get", new { lobbyId = ada.Lobby.LobbyId }))["data"]!["$score"]);
    }

    [Fact]
    public async Task A_player_acts_over_HTTP_and_the_members_receive_it_on_their_connections()
    {
        var (ada, grace) = await Pair();
        var token = await Cloud.Token(grace.Id, "Grace");

        var version = (long)(await Ok(token, "member.ready", new { ready = true }))["version"]!;

        await ada.WaitUntil(it => it.Version == version && it.Of(grace).IsReady);
    }

    [Fact]
    public async Task A_connected_player_takes_a_seat_over_HTTP()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();

        await Ok(await Cloud.Token(grace.Id, "Grace"), "lobby.join", new { code = lobby.Code });

        Assert.True((await ada.WaitUntil(it => it.Has(grace))).Of(grace).IsOnline);
        await ada.Request("chat.send", new { text = "welcome" });
        await grace.Push("chat.message");
    }

    [Fact]
    public async Task A_host_finds_lobbies_talks_and_closes_the_lobby_over_HTTP()
    {
        var (ada, grace) = await Pair();
        var token = await Cloud.Token(ada.Id, "Ada");

        foreach (var sort in new[] { "newest", "fullest" }) await Ok(token, "lobby.search", new { mode = "ctf", sort });
        await Ok(token, "chat.send", new { text = "hello" });
        await Ok(token, "signal.send", new { name = "wave" });
        Assert.Single((await Ok(token, "chat.history"))["messages"]!.AsArray());
        await Ok(token, "lobby.close", new { reason = "late" });

        await grace.Push("signal");
        Assert.Equal("late", (string?)(await grace.Push("lobby.closed"))["reason"]);
    }

    [Fact]
    public async Task An_admin_finds_lobbies_and_players()
    {
        var mode = $"mode-{Guid.NewGuid():N}"[..16];
        var ada = await Newcomer("Ada");
        var lobby = await ada.Create(new { visibility = "private", mode });
        var admin = await Cloud.Token("admin-1", scope: "lobby:admin");

        JsonObject listed = [];
        await Wait.Until(
            async () => (listed = await Ok(admin, "admin.lobbies", new { mode }))["items"]!.AsArray().Count > 0,
            expected: "the private lobby in the list");
        var player = await Ok(admin, "admin.player", new { playerId = ada.Id });
        var stats = await Ok(admin, "admin.stats");

        Assert.Equal(lobby.LobbyId, (string?)listed["items"]![0]!["lobbyId"]);
        Assert.Equal(lobby.LobbyId, (string?)player["lobby"]!["lobbyId"]);
        Assert.NotNull(player["connectedAt"]);
        Assert.Equal(1, (int)stats["modes"]!.AsArray().Single(it => (string?)it!["mode"] == mode)!["counts"]!["players"]!);
    }

    [Theory]
    [InlineData("admin.stats", "lobby:server", HttpStatusCode.Forbidden, "forbidden")]
    [InlineData("lobby.get", "", HttpStatusCode.Conflict, "not_in_lobby")]
    [InlineData("lobby.explode", "", HttpStatusCode.NotFound, "unknown_action")]
    [InlineData("session.hello", "", HttpStatusCode.BadRequest, "invalid_request")]
    public async Task A_refusal_has_a_status_and_is_the_reply_frame(string action, string scope, HttpStatusCode status, string code)
    {
        using var response = await Post(await Cloud.Token("player-1", scope: scope), action, new JsonObject { ["id"] = "7" });

        Assert.Equal((status, code), (response.StatusCode, (await Frame(response)).Code));
    }

    [Fact]
    public async Task A_request_without_a_valid_token_gets_status_401()
    {
        using var response = await Post(await Cloud.Token("ada", expiresInSeconds: -60), "lobby.get", new JsonObject { ["id"] = "7" });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_repeated_request_takes_effect_once_over_HTTP_and_on_a_connection()
    {
        var (ada, _) = await Pair();
        var token = await Cloud.Token(ada.Id, "Ada");
        var request = new JsonObject { ["id"] = "lock", ["data"] = new JsonObject { ["locked"] = true } };

        using var first = await Post(token, "lobby.update", request);
        using var again = await Post(token, "lobby.update", request);

        var version = (await Frame(first)).Version;
        Assert.Equal(version, (await Frame(again)).Version);
        Assert.Equal(version, (await ada.Send("lobby.update", new { locked = true }, "lock")).Version);
    }

    /// <summary>Sends a request that must succeed and conform to docs/asyncapi.yaml like its reply. Returns the reply's data.</summary>
    private async Task<JsonObject> Ok(string token, string action, object? data = null)
    {
        var id = $"http-{Interlocked.Increment(ref requests)}";
        var frame = JsonSerializer.SerializeToNode(new { action, id, data = data ?? new { } })!.AsObject();
        conversation.Sent(frame);
        using var response = await Post(token, action, frame);
        var reply = await Frame(response);
        conversation.Received(reply.Frame);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(conversation.Faults);
        return reply.Data;
    }

    private static async Task<Reply> Frame(HttpResponseMessage response) =>
        new((await response.Content.ReadFromJsonAsync<JsonObject>())!);

    private async Task<HttpResponseMessage> Post(string token, string action, JsonObject frame)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Cloud.Aws, $"v1/{action}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = JsonContent.Create(frame);
        return await http.SendAsync(request);
    }
}
