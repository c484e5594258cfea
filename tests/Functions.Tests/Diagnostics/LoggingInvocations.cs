using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace GameLobby.Functions.Tests.Diagnostics;

/// <summary>What the log says about each invocation.</summary>
public sealed class LoggingInvocations : IAsyncLifetime
{
    private Service service = Service.Start(settings: new Dictionary<string, string?> { ["LOG_LEVEL"] = "DEBUG" });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_frame_is_one_line_with_everything_it_is_about()
    {
        await Seat(People.Ada);

        await Send("""{"action":"member.ready","id":"7","data":{"ready":true}}""");

        var line = Assert.Single(service.Log.Entries);
        Assert.Equal(
            """
            {"timestamp":"2030-01-01T12:00:00.000Z","level":"DEBUG","message":"SetReady completed with ok in 0.0 ms",
            "requestId":"request-1","function":"Message","lobby":"lobby-1","player":"ada","connection":"ada-1",
            "request":"eQJpm-QsiZ0","action":"member.ready","outcome":"ok","durationMs":0}
            """.ReplaceLineEndings("").Replace("eQJpm-QsiZ0", RequestHash.OfId("7"), StringComparison.Ordinal),
            Without(line, "category", "milliseconds", "command").ToJsonString());
    }

    [Theory]
    [InlineData("""{"action":"lobby.leave","id":"7"}""", "lobby.leave", "not_in_lobby")]
    [InlineData("""{"action":"lobby.destroy","id":"7"}""", "unknown", "unknown_action")]
    [InlineData("""{"action":"lobby.join","id":"7","data":{"code":7}}""", "lobby.join", "invalid_request")]
    [InlineData("not json", "unknown", "invalid_request")]
    public async Task A_refused_frame_is_one_line_at_the_level_INFO(string frame, string action, string outcome)
    {
        await Send(frame);

        var line = Assert.Single(service.Log.Entries);
        Assert.Equal(
            ("INFO", action, outcome, "ada", "request-1"),
            (Text(line, "level"), Text(line, "action"), Text(line, "outcome"), Text(line, "player"), Text(line, "requestId")));
    }

    [Fact]
    public async Task A_failure_is_logged_with_its_exception_and_outcome()
    {
        await service.DisposeAsync();
        var players = new Mock<IPlayers>();
        players.Setup(it => it.LastSeenIn(It.IsAny<PlayerId>())).Throws(new InvalidOperationException("No players today"));
        service = Service.Start(services => services.AddSingleton(players.Object));

        await Send("""{"action":"lobby.get","id":"7"}""");

        var line = Assert.Single(service.Log.Entries);
        Assert.Equal(
            ("ERROR", "lobby.get", "internal", "System.InvalidOperationException"),
            (Text(line, "level"), Text(line, "action"), Text(line, "outcome"), Text(line, "errorType")));
        Assert.Contains("No players today", Text(line, "exception"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hashed_player_ids_appear_in_no_line_and_are_the_same_in_all()
    {
        await service.DisposeAsync();
        service = Service.Start(settings: new Dictionary<string, string?>
        {
            ["LOG_LEVEL"] = "DEBUG",
            ["HASH_PLAYER_IDS"] = "true",
            ["TABLE_NAME"] = "Lobby-1A2B",
            ["METRICS_NAMESPACE"] = "GameLobby/test",
        });
        var player = new PlayerId("a-player-with-a-long-id");
        await Seat(player);

        await Send("""{"action":"member.ready","id":"7","data":{"ready":true}}""", player);
        await Send("""{"action":"lobby.destroy","id":"8"}""", player);

        Assert.NotEmpty(service.Log.Metrics);
        Assert.DoesNotContain(
            service.Log.Lines.Select(line => Without((JsonObject)line.DeepClone(), "connection").ToJsonString()),
            line => line.Contains(player.Value, StringComparison.Ordinal));
        Assert.Single(service.Log.Lines.Select(line => Text(line, "player")).Distinct());
    }

    [Fact]
    public async Task A_stream_record_that_fails_is_logged_with_its_lobby()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        service.Outbox.Fails = _ => new TimeoutException("The queue is slow.");

        await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = [Events.Record(100, lobby, lobby.SetReady(People.Ada, true, People.Noon).Value)] },
            Invocation.Usual,
            service.Outbox,
            service.DeadLetters,
            service.Clock);

        var line = Assert.Single(service.Log.Entries, line => Text(line, "level") == "ERROR");
        Assert.Equal(("Stream", lobby.Id.Value), (Text(line, "function"), Text(line, "lobby")));
    }

    [Fact]
    public async Task A_push_that_fails_is_logged_with_its_lobby_player_and_connection()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        await PublishTo(lobby.SetReady(People.Ada, true, People.Noon).Value, lobby);
        service.Channel.Respond = (_, _) => throw new IOException("The socket broke.");

        await service.Function<NotifyFunction>().Notify(
            new SQSEvent { Records = [Events.Message("m1", service.Outbox.Sent[0])] }, Invocation.Usual, service.Clock);

        Assert.Equal(
            [("ada", "lobby-1", "ada-1"), ("bob", "lobby-1", "bob-1")],
            service.Log.Entries
                .Where(line => Text(line, "level") == "ERROR")
                .Select(line => (Text(line, "player"), Text(line, "lobby"), Text(line, "connection")))
                .Order());
    }

    [Fact]
    public void Messages_contain_no_player_ids_since_they_are_not_hashed() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines),
        line => line.Contains("LoggerMessage", StringComparison.Ordinal) && line.Contains("{Player", StringComparison.Ordinal));

    [Theory]
    [InlineData(null, LogLevel.Information)]
    [InlineData("debug", LogLevel.Debug)]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("FATAL", LogLevel.Critical)]
    public void The_level_has_the_names_of_Lambda(string? name, LogLevel level) =>
        Assert.Equal(level, Functions.Diagnostics.LogLevels.Read(name));

    private static string? Text(JsonObject line, string field) => (string?)line[field];

    private static JsonObject Without(JsonObject line, params string[] fields)
    {
        foreach (var field in fields) line.Remove(field);
        return line;
    }

    private async Task PublishTo(Domain.Lobbies.Lobby after, Domain.Lobbies.Lobby before) =>
        await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = [Events.Record(100, before, after)] },
            Invocation.Usual,
            service.Outbox,
            service.DeadLetters,
            service.Clock);

    private async Task Seat(PlayerId player)
    {
        await service.Get<IPlayers>().Connect(player, player.Socket(), CancellationToken.None);
        var seated = new Newcomer(await service.Get<IPlayers>().Get(player, CancellationToken.None));
        await service.Get<ILobbies>().Save(null, ALobby.Of(player), seated, CancellationToken.None);
    }

    private Task<APIGatewayProxyResponse> Send(string frame, PlayerId? player = null) =>
        service.Function<MessageFunction>().Message(
            Events.From(player ?? People.Ada, frame),
            Invocation.Usual,
            service.Get<ISender>(),
            service.Get<CallerScope>(),
            service.Commands);
}
