using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace GameLobby.Functions.Tests;

public sealed class HandlingFrames : IAsyncLifetime
{
    private Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_reply_carries_the_requests_id()
    {
        var reply = await Send("""{"action":"session.ping","id":"a-Z_0.:"}""");

        Assert.Equal(
            """{"type":"reply","id":"a-Z_0.:","ok":true,"data":{"serverTime":"2030-01-01T12:00:00.000Z"}}""",
            reply.ToJsonString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"action":"session.ping","id":"7" """)]
    [InlineData("""["session.ping"]""")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("""{"action":"session.ping","id":"7","id":"8"}""")]
    [InlineData("""{"action":"lobby.get","id":"7","data":{"lobbyId":"a","lobbyId":"b"}}""")]
    public async Task A_malformed_frame_is_refused_without_an_id(string? body) => Refused(await Send(body), null, "invalid_request");

    [Theory]
    [InlineData("visibility", "Public")]
    [InlineData("visibility", " public")]
    [InlineData("visibility", "public,invite")]
    [InlineData("autoStart", "never, whenAllReady")]
    [InlineData("autoStart", "NEVER")]
    public async Task An_enum_value_must_match_the_protocol_exactly(string member, string word)
    {
        var data = new JsonObject { ["name"] = "Friday night", ["mode"] = "ctf", ["maxPlayers"] = 4, [member] = word };
        var frame = new JsonObject { ["action"] = "lobby.create", ["id"] = "7", ["data"] = data };

        var refused = Refused(await Send(frame.ToJsonString()), "7", "invalid_request");

        Assert.NotNull(refused["details"]![member]);
    }

    [Theory]
    [InlineData("""{"action":"session.ping"}""")]
    [InlineData("""{"action":"session.ping","id":""}""")]
    [InlineData("""{"action":"session.ping","id":7}""")]
    [InlineData("""{"action":"session.ping","id":null}""")]
    [InlineData("""{"action":"session.ping","id":"a b"}""")]
    [InlineData("""{"action":"session.ping","id":"7\n"}""")]
    [InlineData("""{"action":"session.ping","id":"01234567890123456789012345678901234567890123456789012345678901234"}""")]
    public async Task The_refusal_of_a_frame_without_a_valid_id_has_no_id(string body) =>
        Assert.NotNull(Refused(await Send(body), null, "invalid_request")["details"]!["id"]);

    [Theory]
    [InlineData(32 * 1024, false)]
    [InlineData((32 * 1024) + 1, true)]
    public async Task A_frame_larger_than_32_KiB_is_refused(int bytes, bool tooLarge)
    {
        const string Frame = """{"action":"session.ping","id":"7"}""";

        var reply = await Send(Frame.PadRight(bytes));

        Assert.Equal(tooLarge ? "payload_too_large" : null, reply["error"]?["code"]?.GetValue<string>());
    }

    [Fact]
    public async Task The_frame_size_limit_counts_bytes_not_characters() => Refused(
        await Send($$"""{"action":"session.ping","id":"7","x":"{{new string('é', 16_400)}}"}"""), null, "payload_too_large");

    [Theory]
    [InlineData("lobby.explode")]
    [InlineData("Session.Ping")]
    [InlineData("session.ping ")]
    public async Task An_unknown_action_is_refused(string action) =>
        Refused(await Send($$"""{"action":"{{action}}","id":"7"}"""), "7", "unknown_action");

    [Theory]
    [InlineData("""{"id":"7"}""")]
    [InlineData("""{"action":"","id":"7"}""")]
    [InlineData("""{"action":7,"id":"7"}""")]
    [InlineData("""{"action":"01234567890123456789012345678901234567890123456789012345678901234","id":"7"}""")]
    public async Task A_frame_without_a_valid_action_is_refused(string body) =>
        Assert.NotNull(Refused(await Send(body), "7", "invalid_request")["details"]!["action"]);

    [Theory]
    [InlineData("""{"lobby":"x"}""", "lobby")]
    [InlineData("""{"LobbyId":"x"}""", "LobbyId")]
    [InlineData("""{"lobbyId":7}""", "lobbyId")]
    [InlineData("""{"lobbyId":{"a":1}}""", "lobbyId")]
    [InlineData("[]", "data")]
    [InlineData("\"x\"", "data")]
    public async Task A_refusal_names_a_property_that_is_unknown_or_has_the_wrong_type(string data, string member)
    {
        var reply = await Send($$"""{"action":"lobby.get","id":"7","data":{{data}}}""");

        Assert.Equal([member], Refused(reply, "7", "invalid_request")["details"]!.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public async Task A_refusal_lists_every_error_in_the_data()
    {
        var reply = await Send("""{"action":"lobby.create","id":"7","data":{"mode":"","maxPlayers":0}}""");

        Assert.Equal(
            ["maxPlayers", "mode", "name"],
            Refused(reply, "7", "invalid_request")["details"]!.AsObject().Select(pair => pair.Key).Order());
    }

    [Fact]
    public async Task Null_data_is_refused() =>
        Refused(await Send("""{"action":"session.ping","id":"7","data":null}"""), "7", "invalid_request");

    [Fact]
    public async Task A_connection_without_a_player_is_refused()
    {
        var nobody = Events.From(People.Ada, """{"action":"session.ping","id":"7"}""");
        nobody.RequestContext.Authorizer = null;

        Refused(await Send(nobody), "7", "forbidden");
    }

    [Fact]
    public async Task The_already_in_lobby_refusal_names_the_lobby()
    {
        await Seat(People.Ada);

        var reply = await Send("""{"action":"lobby.create","id":"7","data":{"name":"n","mode":"m","maxPlayers":2}}""");

        Assert.Equal(ALobby.Id.Value, Refused(reply, "7", "already_in_lobby")["details"]!["lobbyId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_request_is_refused_before_the_timeout_when_the_database_hangs()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await Restart(services => OnDynamo(services, Dynamo(silent)));
        var reply = Send(Events.From(People.Ada, """{"action":"lobby.get","id":"7"}"""), new Invocation(TimeSpan.FromSeconds(3)));
        await (await silent.AcceptSocketAsync()).ReceiveAsync(new byte[1]);

        service.Clock.Advance(TimeSpan.FromSeconds(2));

        Refused(await reply, "7", "unavailable");
    }

    [Fact]
    public async Task A_request_is_refused_as_unavailable_when_the_database_is_unreachable()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var dynamo = Dynamo(closed);
        closed.Stop();
        await Restart(services => OnDynamo(services, dynamo));

        Refused(await Send("""{"action":"lobby.get","id":"7"}"""), "7", "unavailable");
    }

    [Fact]
    public async Task A_request_that_needs_an_item_of_a_later_release_is_refused_as_unavailable()
    {
        var later = new Mock<IPlayers>();
        later.Setup(players => players.Get(It.IsAny<PlayerId>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new NewerItemException(2, 1));
        await Restart(services => services.AddSingleton(later.Object));

        Refused(await Send("""{"action":"lobby.get","id":"7"}"""), "7", "unavailable");
    }

    [Theory]
    [InlineData("""{"action":"session.ping","id":"\ud83d"}""", null)]
    [InlineData("""{"action":"\ud83d","id":"7"}""", null)]
    [InlineData("""{"action":"chat.send","id":"7","data":{"text":"\ud83d"}}""", "7")]
    [InlineData("""{"action":"chat.send","id":"7","data":{"\ud83d":"x"}}""", null)]
    [InlineData("{\"action\":\"session.ping\",\"id\":\"\ud83d\"}", null)]
    public async Task Half_of_a_surrogate_pair_is_refused(string frame, string? id) => Refused(await Send(frame), id, "invalid_request");

    [Fact]
    public async Task An_internal_error_does_not_reveal_its_cause()
    {
        var broken = new Mock<IPlayers>();
        broken.Setup(players => players.Get(It.IsAny<PlayerId>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("table Lobby-7, key 42"));
        await Restart(services => services.AddSingleton(broken.Object));

        var reply = await Send("""{"action":"lobby.get","id":"7"}""");

        Refused(reply, "7", "internal");
        Assert.DoesNotContain("Lobby-7", reply.ToJsonString(), StringComparison.Ordinal);
    }

    private static AmazonDynamoDBClient Dynamo(TcpListener server) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = $"http://{server.LocalEndpoint}", AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static void OnDynamo(IServiceCollection services, IAmazonDynamoDB dynamo) => services
        .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection([new("TABLE_NAME", "Lobby")]).Build())
        .AddSingleton(dynamo);

    private static JsonNode Refused(JsonObject reply, string? id, string code)
    {
        Assert.Equal("reply", reply["type"]!.GetValue<string>());
        Assert.Equal((id, false), (reply["id"]?.GetValue<string>(), reply["ok"]!.GetValue<bool>()));
        Assert.Equal(code, reply["error"]!["code"]!.GetValue<string>());
        return reply["error"]!;
    }

    private async Task Seat(PlayerId player)
    {
        await service.Get<IPlayers>().Connect(player, player.Socket(), CancellationToken.None);
        var seated = new Newcomer(await service.Get<IPlayers>().Get(player, CancellationToken.None));
        await service.Get<ILobbies>().Save(null, ALobby.Of(player), seated, CancellationToken.None);
    }

    private async Task Restart(Action<IServiceCollection> change)
    {
        await service.DisposeAsync();
        service = Service.Start(change);
    }

    private Task<JsonObject> Send(string? body) => Send(Events.From(People.Ada, body));

    private async Task<JsonObject> Send(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request, Invocation? invocation = null)
    {
        var response = await service.Function<MessageFunction>().Message(
            request, invocation ?? Invocation.Usual, service.Get<ISender>(), service.Get<CallerScope>(), service.Commands);
        Assert.Equal(200, response.StatusCode);
        return JsonSerializer.Deserialize<JsonObject>(response.Body)!;
    }
}
