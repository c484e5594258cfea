using System.Text.Json.Nodes;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.Configuration;

namespace GameLobby.Functions.Tests.Diagnostics;

/// <summary>The metrics of invocations, in CloudWatch's embedded metric format.</summary>
public sealed class MeasuringInvocations : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> WithMetrics = new() { ["METRICS_NAMESPACE"] = "GameLobby/test" };

    private Service service = Service.Start(settings: WithMetrics);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_command_is_counted_by_action_and_outcome_in_one_line()
    {
        await Send("""{"action":"session.ping","id":"7"}""");

        var document = Assert.Single(service.Log.Metrics);
        Assert.Equal(
            ("session.ping", "ok", "Message", 1, 1, 0),
            ((string)document["Action"]!, (string)document["Outcome"]!, (string)document["Function"]!, (int)document["Commands"]!,
                (int)document["ColdStarts"]!, (int)document["CommandDuration"]!));
        Assert.Equal(
            [
                """{"Namespace":"GameLobby/test","Dimensions":[["Function"]],"Metrics":[{"Name":"ColdStarts","Unit":"Count"}]}""",
                """{"Namespace":"GameLobby/test","Dimensions":[["Action","Outcome"]],"Metrics":[{"Name":"Commands","Unit":"Count"}]}""",
                """{"Namespace":"GameLobby/test","Dimensions":[["Action"]],"Metrics":[{"Name":"CommandDuration","Unit":"Milliseconds"}]}""",
            ],
            document["_aws"]!["CloudWatchMetrics"]!.AsArray().Select(directive => directive!.ToJsonString()));
        Assert.Equal(("request-1", "ada"), ((string)document["requestId"]!, (string)document["player"]!));
    }

    [Theory]
    [InlineData("""{"action":"lobby.leave","id":"7"}""", "lobby.leave", "refused")]
    [InlineData("""{"action":"lobby.destroy","id":"7"}""", "unknown", "refused")]
    [InlineData("not json", "unknown", "refused")]
    public async Task A_refused_command_is_counted_under_a_known_name(string frame, string action, string outcome)
    {
        await Send(frame);

        var document = Assert.Single(service.Log.Metrics);
        Assert.Equal((action, outcome), ((string)document["Action"]!, (string)document["Outcome"]!));
    }

    [Fact]
    public async Task Pushes_are_counted_by_outcome_with_their_fan_out_and_merged_versions()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        var ready = lobby.SetReady(People.Ada, true, People.Noon).Value;
        await Stream(Events.Record(100, lobby, ready), Events.Record(101, ready, ready.SetReady(People.Bob, true, People.Noon).Value));
        service.Channel.Respond = (connection, _) =>
            Task.FromResult(connection == People.Bob.Socket().Id ? PushResult.Failed : PushResult.Delivered);

        await service.Function<NotifyFunction>().Notify(
            new SQSEvent { Records = [.. service.Outbox.Sent.Take(2).Select((notice, index) => Events.Message($"m{index}", notice))] },
            Invocation.Usual,
            service.Clock);

        var documents = service.Log.Metrics.Where(document => document.ContainsKey("PushOutcome")).ToArray();
        Assert.Equal(
            [("delivered", 1), ("failed", 1)],
            documents.Select(document => ((string)document["PushOutcome"]!, (int)document["Pushes"]!)).Order());
        var shared = Assert.Single(service.Log.Metrics, document => document.ContainsKey("FanOut"));
        Assert.Equal("[2,2] [2,2] 2", $"{Json(shared["FanOut"])} {Json(shared["Coalesced"])} {shared["PushRetries"]}");
    }

    [Fact]
    public async Task The_age_of_the_oldest_stream_record_is_measured()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        var record = Events.Record(100, lobby, lobby.SetReady(People.Ada, true, People.Noon).Value);
        record.Dynamodb.ApproximateCreationDateTime = People.Noon.UtcDateTime.AddSeconds(-3);

        await Stream(record);

        Assert.Equal(3000, (int)Assert.Single(service.Log.Metrics)["StreamAge"]!);
    }

    [Fact]
    public async Task Nothing_is_written_without_a_namespace()
    {
        await service.DisposeAsync();
        service = Service.Start();

        await Send("""{"action":"session.ping","id":"7"}""");

        Assert.Empty(service.Log.Text);
    }

    [Fact]
    public async Task Invocations_at_the_same_time_have_their_own_metrics()
    {
        var function = service.Function<MessageFunction>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => function.Message(
            Events.From(People.Ada, $$"""{"action":"session.ping","id":"{{number}}"}"""),
            Invocation.Usual,
            service.Get<ISender>(),
            service.Get<CallerScope>(),
            service.Commands))));

        Assert.Equal(20, service.Log.Metrics.Count);
        Assert.All(service.Log.Metrics, document => Assert.Equal(1, (int)document["Commands"]!));
        Assert.Single(service.Log.Metrics, document => document.ContainsKey("ColdStarts"));
    }

    [Fact]
    public void A_document_has_at_most_100_values_of_a_metric()
    {
        var measurements = Measurements.Begin();
        for (var count = 1; count <= 250; count++) Telemetry.FanOut.Record(count);

        var documents = Documents(measurements);

        Assert.Equal([100, 100, 50], documents.Select(document => document["FanOut"]!.AsArray().Count));
    }

    [Fact]
    public void Values_of_a_dimension_that_differ_are_in_different_documents()
    {
        var measurements = Measurements.Begin();
        Telemetry.Push("delivered");
        Telemetry.Push("gone");
        Telemetry.Push("delivered");
        Telemetry.Conflicts.Add(2);

        var documents = Documents(measurements);

        Assert.Equal(
            ["delivered 2 2", "gone 1 "],
            documents.Select(document => $"{document["PushOutcome"]} {document["Pushes"]} {document["Conflicts"]}"));
    }

    private static string Json(JsonNode? node) => node!.ToJsonString();

    private static JsonObject[] Documents(Measurements measurements) =>
    [
        .. EmfDocuments.Of("GameLobby", "Notify", People.Noon, measurements.End(), [], new PlayerIds(new ConfigurationBuilder().Build()))
            .Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    private async Task Stream(params DynamoDBEvent.DynamodbStreamRecord[] records) =>
        await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = records }, Invocation.Usual, service.Outbox, service.DeadLetters, service.Clock);

    private async Task Send(string frame) => await service.Function<MessageFunction>().Message(
        Events.From(People.Ada, frame), Invocation.Usual, service.Get<ISender>(), service.Get<CallerScope>(), service.Commands);
}
