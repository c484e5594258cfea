using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Changes;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Stores;
using MediatR;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Functions.Tests;

/// <summary>Requests for a lobby that others are changing: queued by one function, handled and replied to by another.</summary>
public sealed class HandlingQueuedRequests : IAsyncLifetime
{
    private readonly Service service = Service.Start();
    private LobbyId lobby;

    public async Task InitializeAsync()
    {
        lobby = await Gather(Ada, Bob, Cleo);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        service.Table.TakeStream();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_request_that_lost_its_races_is_queued_with_its_frame_and_identity()
    {
        LoseRaces(2);

        var frame = await Send(Bob, Ready("7"));

        Assert.Equal("""{"type":"request.queued","id":"7"}""", frame.ToJsonString());
        var (group, command) = Assert.Single(service.Commands.Sent);
        Assert.Equal(
            (lobby, Ready("7"), Bob, "Name of bob", "", Bob.Socket().Id, Bob.Socket().Since),
            (group, command.Frame, command.Player, command.Name, command.Scope, command.Connection, command.ConnectedAt));
    }

    [Fact]
    public async Task A_request_that_can_not_be_queued_is_refused_with_unavailable()
    {
        LoseRaces(2);
        service.Commands.Failure = new HttpRequestException("The queue is not reachable.");

        Assert.Equal("unavailable", (string)(await Send(Bob, Ready("7")))["error"]!["code"]!);
    }

    [Fact]
    public async Task Queued_requests_are_handled_in_order_with_one_write_and_each_gets_its_reply()
    {
        await Handle(Queued("m1", Ada, Ready("a")), Queued("m2", Bob, Ready("b")), Queued("m3", Bob, Ready("c", "false")));

        var stored = Assert.IsType<LobbyStored>(Assert.Single(service.Table.TakeStream()));
        Assert.Equal((true, false), (stored.After.Find(Ada)!.IsReady, stored.After.Find(Bob)!.IsReady));
        Assert.Equal(
            [
                """ada-1 {"type":"reply","id":"a","ok":true,"data":{"version":4}}""",
                """bob-1 {"type":"reply","id":"b","ok":true,"data":{"version":5}}""",
                """bob-1 {"type":"reply","id":"c","ok":true,"data":{"version":6}}""",
            ],
            service.Channel.Replies.Select(reply => $"{reply.Connection} {reply.Frame}").Order());
    }

    [Fact]
    public async Task A_refused_request_does_not_stop_the_others()
    {
        await Handle(
            Queued("m1", Bob, """{"action":"match.start","id":"s","data":{}}"""),
            Queued("m2", Bob, """{"action":"member.ready","id":"r","data":{"ready":7}}"""),
            Queued("m3", Bob, Ready("b")));

        Assert.Equal(["not_host", "invalid_request", null], new[] { "s", "r", "b" }.Select(id => Code(ReplyTo(id))));
        Assert.True((await service.Lobby(lobby))!.Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task A_repeat_of_a_request_that_took_effect_gets_the_same_reply_and_changes_nothing()
    {
        await Send(Bob, Ready("b"));
        await Send(Bob, Ready("c", "false"));

        await Handle(Queued("m1", Bob, Ready("b")));

        Assert.Equal(4, (long)ReplyTo("b")["data"]!["version"]!);
        Assert.False((await service.Lobby(lobby))!.Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task A_request_that_is_received_again_is_refused_because_its_client_may_have_its_reply()
    {
        await Handle(Queued("m1", Bob, Ready("b"), receiveCount: 2), Queued("m2", Cleo, Ready("c")));

        Assert.Equal(("unavailable", null), (Code(ReplyTo("b")), Code(ReplyTo("c"))));
        Assert.False((await service.Lobby(lobby))!.Find(Bob)!.IsReady);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "unavailable")]
    public async Task A_request_is_refused_after_ten_seconds_in_the_queue(int seconds, string? code)
    {
        var message = Queued("m1", Bob, Ready("b"));
        service.Clock.Advance(TimeSpan.FromSeconds(seconds));

        await Handle(message);

        Assert.Equal(code, Code(ReplyTo("b")));
    }

    [Fact]
    public async Task A_message_that_can_not_be_decoded_is_dropped_and_the_others_are_handled()
    {
        var poison = Queued("m1", Bob, Ready("b"));
        poison.Body = "{}";

        await Handle(poison, Queued("m2", Cleo, Ready("c")));

        Assert.Null(Code(ReplyTo("c")));
        Assert.Single(service.Channel.Replies);
        Assert.Contains(service.Log.Entries, line => line.ToJsonString().Contains("m1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_of_a_batch_that_lost_its_race_are_handled_again_and_take_effect_once()
    {
        LoseRaces(1);

        await Handle(Queued("m1", Ada, Ready("a")), Queued("m2", Bob, """{"action":"lobby.leave","id":"b"}"""));

        var stored = (await service.Lobby(lobby))!;
        Assert.Equal((true, null), (stored.Find(Ada)!.IsReady, stored.Find(Bob)));
        Assert.Equal(2, service.Channel.Replies.Count);
        Assert.All(service.Channel.Replies, reply => Assert.Null(Code(JsonNode.Parse(reply.Frame)!)));
    }

    [Fact]
    public async Task A_write_that_fails_refuses_all_requests_of_its_lobby_and_no_others()
    {
        await Connect(Dan);
        var other = await Create(Dan);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        Lobbies.Meet(_ => throw new HttpRequestException("The table is not reachable."));

        await Handle(Queued("m1", Ada, Ready("a")), Queued("m2", Bob, Ready("b")), Queued("m3", Dan, Ready("d"), group: other));

        Assert.Equal(["unavailable", "unavailable", null], new[] { "a", "b", "d" }.Select(id => Code(ReplyTo(id))));
    }

    [Fact]
    public async Task A_reply_that_can_not_be_sent_does_not_stop_the_others()
    {
        service.Channel.Respond = (connection, _) =>
            Task.FromResult(connection == Ada.Socket().Id ? PushResult.Gone : PushResult.Delivered);

        await Handle(Queued("m1", Ada, Ready("a")), Queued("m2", Bob, Ready("b")));

        Assert.Null(Code(ReplyTo("b")));
    }

    [Fact]
    public async Task A_client_that_takes_no_reply_in_time_delays_its_lobby_once_in_ten_seconds()
    {
        service.Channel.Respond = (connection, _) =>
            Task.FromResult(connection == Ada.Socket().Id ? PushResult.TimedOut : PushResult.Delivered);

        await Handle(Queued("m1", Ada, Ready("a1")));
        await Handle(Queued("m2", Ada, Ready("a2", "false")), Queued("m3", Bob, Ready("b")));
        service.Clock.Advance(TimeSpan.FromSeconds(10));
        await Handle(Queued("m4", Ada, Ready("a3")));

        Assert.Equal(["a1", "b", "a3"], service.Channel.Replies.Select(reply => (string)JsonNode.Parse(reply.Frame)!["id"]!));
    }

    [Fact]
    public async Task A_request_over_a_connection_that_was_replaced_in_the_meantime_is_refused()
    {
        var message = Queued("m1", Bob, Ready("b"));
        var newer = Bob.Socket(2, service.Clock.GetUtcNow());
        await service.Get<IPlayers>().Connect(Bob, newer, default);
        await Send(Bob, """{"action":"session.hello","id":"1"}""", newer);

        await Handle(message);

        Assert.Equal("forbidden", Code(ReplyTo("b")));
        Assert.False((await service.Lobby(lobby))!.Find(Bob)!.IsReady);
    }

    private MemoryLobbies Lobbies => (MemoryLobbies)service.Get<ILobbies>();

    private static string Ready(string id, string ready = "true") =>
        $$$"""{"action":"member.ready","id":"{{{id}}}","data":{"ready":{{{ready}}}}}""";

    private static string? Code(JsonNode reply) => (string?)reply["error"]?["code"];

    private JsonNode ReplyTo(string id) => Assert.Single(
        service.Channel.Replies.Select(reply => JsonNode.Parse(reply.Frame)!), reply => (string)reply["id"]! == id);

    private async Task<LobbyId> Gather(params PlayerId[] players)
    {
        foreach (var player in players) await Connect(player);
        var id = await Create(players[0]);
        foreach (var player in players.Skip(1))
            await Send(player, $$$"""{"action":"lobby.join","id":"join","data":{"lobbyId":"{{{id}}}"}}""");
        return id;
    }

    private Task<bool> Connect(PlayerId player) => service.Get<IPlayers>().Connect(player, player.Socket(), default);

    private async Task<LobbyId> Create(PlayerId host)
    {
        var created = await Send(
            host, """{"action":"lobby.create","id":"create","data":{"name":"Friday night","mode":"ctf","maxPlayers":4}}""");
        return new LobbyId((string)created["data"]!["lobbyId"]!);
    }

    /// <summary>Lets another change the lobby just before each of the next writes.</summary>
    private void LoseRaces(int count)
    {
        for (var race = 0; race < count; race++)
            Lobbies.Meet(async _ => service.Table.Put((await service.Lobby(lobby))!.Edited(it => it)));
    }

    private SQSEvent.SQSMessage Queued(string id, PlayerId player, string frame, int receiveCount = 1, LobbyId? group = null)
    {
        var (socket, now) = (player.Socket(), service.Clock.GetUtcNow());
        var command = new QueuedCommand(frame, player, $"Name of {player}", "", socket.Id, socket.Since);
        var message = Events.Message(
            id, (group ?? lobby).Value, JsonSerializer.Serialize(command, QueueJson.Default.QueuedCommand), receiveCount);
        message.Attributes["SentTimestamp"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return message;
    }

    private Task Handle(params SQSEvent.SQSMessage[] messages) => service.Function<CommandFunction>().Command(
        new SQSEvent { Records = [.. messages] }, Invocation.Usual, service.Get<ILobbies>(), service.Get<ISender>(), service.Clock);

    private async Task<JsonObject> Send(PlayerId player, string frame, Connection? socket = null)
    {
        var response = await service.InScope(scope => service.Function<MessageFunction>().Message(
            Events.From(player, frame, socket),
            Invocation.Usual,
            (ISender)scope.GetService(typeof(ISender))!,
            (CallerScope)scope.GetService(typeof(CallerScope))!,
            service.Commands));
        return JsonNode.Parse(response.Body)!.AsObject();
    }
}
