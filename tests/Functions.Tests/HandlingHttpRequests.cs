using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Identity;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Moq;

namespace GameLobby.Functions.Tests;

public sealed class HandlingHttpRequests : IAsyncLifetime
{
    private readonly Service service = Service.Start();
    private readonly HttpFunction function;

    public HandlingHttpRequests() => function = service.Function<HttpFunction>();

    public static TheoryData<string> NeedingAConnection =>
        [.. Actions.All.Where(action => action.Value.NeedsConnection).Select(action => action.Key)];

    public static TheoryData<string, int> Statuses => new()
    {
        { "Validation", 400 },
        { "Unauthenticated", 401 },
        { "Forbidden", 403 },
        { "NotFound", 404 },
        { "Conflict", 409 },
        { "TooLarge", 413 },
        { "RateLimited", 429 },
        { "Internal", 500 },
        { "Unavailable", 503 },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task The_response_is_the_reply_frame_as_JSON()
    {
        await Seat(People.Ada);

        var response = await Post("lobby.get", """{"id":"7"}""", Tokens.Of("ada"));

        Assert.Equal((200, "application/json"), (response.StatusCode, response.Headers["content-type"]));
        var reply = Frame(response);
        Assert.Equal(("reply", "7", true), ((string?)reply["type"], (string?)reply["id"], (bool)reply["ok"]!));
        Assert.Equal(ALobby.Id.Value, (string?)reply["data"]!["lobbyId"]);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_kind_of_refusal_has_a_status(string kind, int status)
    {
        Assert.Equal(Enum.GetNames<ErrorKind>().Order(), Statuses.Select(row => (string)row[0]).Order());
        Assert.Equal(status, HttpReply.Status(Enum.Parse<ErrorKind>(kind)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bad")]
    public async Task A_request_without_a_valid_token_gets_status_401(string? token)
    {
        var response = await Post("lobby.get", """{"id":"7"}""", token);

        Assert.Equal((401, "Bearer"), (response.StatusCode, response.Headers["www-authenticate"]));
        Assert.Equal("forbidden", Code(response));
    }

    [Fact]
    public async Task A_token_in_the_query_string_is_ignored()
    {
        var request = Request("lobby.get", """{"id":"7"}""", null);
        request.QueryStringParameters = new Dictionary<string, string> { ["token"] = Tokens.Of("ada") };

        Assert.Equal(401, (await Call(request)).StatusCode);
    }

    [Fact]
    public async Task A_request_gets_status_503_while_the_issuers_keys_are_unavailable()
    {
        var issuer = new Mock<IDocumentRetriever>();
        issuer.Setup(it => it.GetDocumentAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException());
        var tokens = new TokenValidator(
            new TokenSettings("issuer", "audience", "https://localhost/keys", null), issuer.Object, service.Clock);

        var response = await Call(Request("lobby.get", """{"id":"7"}""", Tokens.Of("ada")), tokens);

        Assert.Equal((503, "unavailable"), (response.StatusCode, Code(response)));
    }

    [Theory]
    [InlineData("", 400, "invalid_request")]
    [InlineData("[]", 400, "invalid_request")]
    [InlineData("""{"data":{}}""", 400, "invalid_request")]
    [InlineData("""{"id":"7","action":"lobby.leave"}""", 400, "invalid_request")]
    [InlineData("""{"id":"7","data":{"color":"red"}}""", 400, "invalid_request")]
    [InlineData("""{"id":"7","data":{"lobbyId":"nowhere"}}""", 404, "not_found")]
    [InlineData("""{"id":"7","action":"lobby.get"}""", 409, "not_in_lobby")]
    public async Task A_refused_request_has_the_status_of_its_error_code(string body, int status, string code)
    {
        var response = await Post("lobby.get", body, Tokens.Of("ada"));

        Assert.Equal((status, code), (response.StatusCode, Code(response)));
    }

    [Fact]
    public async Task An_unknown_action_gets_status_404()
    {
        var response = await Post("lobby.explode", """{"id":"7"}""", Tokens.Of("ada"));

        Assert.Equal((404, "unknown_action"), (response.StatusCode, Code(response)));
    }

    [Fact]
    public async Task A_body_larger_than_a_frame_gets_status_413()
    {
        var response = await Post("lobby.get", $$"""{"id":"7"{{new string(' ', 32 * 1024)}}}""", Tokens.Of("ada"));

        Assert.Equal((413, "payload_too_large"), (response.StatusCode, Code(response)));
    }

    [Theory]
    [MemberData(nameof(NeedingAConnection))]
    public async Task An_action_that_needs_a_connection_is_refused_by_its_name(string action)
    {
        var response = await Post(action, """{"id":"7"}""", Tokens.Of("ada"));

        Assert.Equal(400, response.StatusCode);
        Assert.Equal($"action: {action} needs a WebSocket.", (string?)Frame(response)["error"]!["message"]);
    }

    [Fact]
    public async Task A_body_in_base64_is_decoded()
    {
        var request = Request("lobby.get", Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"id":"ä"}""")), Tokens.Of("ada"));
        request.IsBase64Encoded = true;

        Assert.NotNull(Frame(await Call(request))["error"]!["details"]!["id"]);
    }

    [Fact]
    public async Task A_player_over_the_rate_gets_the_time_to_wait()
    {
        for (var n = 0; n < 40; n++) Assert.Equal(409, (await Post("lobby.get", """{"id":"7"}""", Tokens.Of("ada"))).StatusCode);

        var response = await Post("lobby.get", """{"id":"7"}""", Tokens.Of("ada"));

        Assert.Equal((429, "1"), (response.StatusCode, response.Headers["retry-after"]));
        Assert.Equal(50, (long)Frame(response)["error"]!["retryAfterMs"]!);
        Assert.Equal(409, (await Post("lobby.get", """{"id":"7"}""", Tokens.Of("bob"))).StatusCode);
    }

    [Fact]
    public async Task Chat_has_its_own_rate_whether_or_not_the_body_names_the_action()
    {
        for (var n = 0; n < 5; n++) Assert.Equal(400, (await Post("chat.send", Empty(n), Tokens.Of("ada"))).StatusCode);

        Assert.Equal(429, (await Post("chat.send", Empty(5), Tokens.Of("ada"))).StatusCode);
        Assert.Equal(409, (await Post("lobby.get", """{"id":"7"}""", Tokens.Of("ada"))).StatusCode);

        static string Empty(int n) => n % 2 == 0
            ? """{"id":"7","data":{"text":""}}"""
            : """{"id":"7","action":"chat.send","data":{"text":""}}""";
    }

    [Fact]
    public async Task A_repeated_request_takes_effect_once()
    {
        await Seat(People.Ada);
        const string Lock = """{"id":"lock","data":{"locked":true}}""";

        var first = await Post("lobby.update", Lock, Tokens.Of("ada"));
        var again = await Post("lobby.update", Lock, Tokens.Of("ada"));
        var other = await Post("lobby.update", """{"id":"lock","data":{"locked":false}}""", Tokens.Of("ada"));

        Assert.Equal((200, first.Body), (again.StatusCode, again.Body));
        Assert.Equal((409, "id_reused"), (other.StatusCode, Code(other)));
        Assert.Equal(2, (await service.Lobby(ALobby.Id))!.Version);
    }

    [Fact]
    public async Task A_player_without_a_connection_gets_no_seat()
    {
        var response = await Post("lobby.create", Create, Tokens.Of("ada"));

        Assert.Equal((403, "forbidden"), (response.StatusCode, Code(response)));
    }

    [Fact]
    public async Task A_player_with_a_connection_gets_a_seat_whose_pushes_it_receives()
    {
        await service.Get<IPlayers>().Connect(People.Ada, People.Ada.Socket(), CancellationToken.None);

        var created = Frame(await Post("lobby.create", Create, Tokens.Of("ada", "Ada")));

        var lobby = await service.Lobby(new LobbyId((string)created["data"]!["lobbyId"]!));
        Assert.Equal(("Ada", People.Ada.Socket()), (lobby!.Find(People.Ada)!.Name, lobby.Find(People.Ada)!.Connection));
    }

    [Fact]
    public async Task A_game_server_ends_a_match_without_a_seat()
    {
        var starting = ALobby.Of(People.Ada, People.Bob).StartMatch(People.Ada, force: true, People.Noon).Value;
        await Store(starting.BeginMatch(starting.Match!, null, starting.Match!.StartsAt), People.Ada);
        var body = $$$"""{"id":"7","data":{"lobbyId":"{{{ALobby.Id}}}","result":"3:1"}}""";

        Assert.Equal(403, (await Post("match.end", body, Tokens.Of("server-1"))).StatusCode);
        Assert.Equal(200, (await Post("match.end", body, Tokens.Of("server-1", scope: "lobby:server"))).StatusCode);
        Assert.Null((await service.Lobby(ALobby.Id))!.Match);
    }

    private const string Create = """{"id":"7","data":{"name":"Friday night","mode":"ctf","maxPlayers":4}}""";

    private Task Seat(PlayerId player) => Store(ALobby.Of(player), player);

    private async Task Store(Lobby lobby, PlayerId newcomer)
    {
        var seated = new Newcomer(await service.Get<IPlayers>().Get(newcomer, CancellationToken.None));
        await service.Get<ILobbies>().Save(null, lobby, seated, CancellationToken.None);
    }

    private static JsonObject Frame(APIGatewayHttpApiV2ProxyResponse response) => JsonNode.Parse(response.Body)!.AsObject();

    private static string? Code(APIGatewayHttpApiV2ProxyResponse response) => (string?)Frame(response)["error"]?["code"];

    private static APIGatewayHttpApiV2ProxyRequest Request(string action, string body, string? token) => new()
    {
        Headers = token is null
            ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["authorization"] = $"Bearer {token}" },
        PathParameters = new Dictionary<string, string> { ["action"] = action },
        Body = body,
    };

    private Task<APIGatewayHttpApiV2ProxyResponse> Post(string action, string body, string? token) => Call(Request(action, body, token));

    private Task<APIGatewayHttpApiV2ProxyResponse> Call(APIGatewayHttpApiV2ProxyRequest request, TokenValidator? tokens = null) =>
        service.InScope(services => function.Http(
            request,
            Invocation.Usual,
            tokens ?? Tokens.Validator(),
            services.GetRequiredService<ISender>(),
            services.GetRequiredService<CallerScope>()));
}
