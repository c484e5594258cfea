using System.Text.Json;
using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class StreamsOfDynoxideAsSources(Dynoxide server) : StreamsAsSources(server), IClassFixture<Dynoxide>;

public sealed class StreamsOfDynamoDbLocalAsSources(DynamoDbLocal server) : StreamsAsSources(server), IClassFixture<DynamoDbLocal>;

/// <summary>Tests that run against each engine.</summary>
public abstract class StreamsAsSources(DynamoDbServer server) : IDisposable
{
    private static readonly StreamSource Source = new("Changes", "Function", "Table") { StartingPosition = StartingPosition.TrimHorizon };

    private readonly string table = $"Table-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource end = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
        http.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Changes_arrive_in_order_with_both_images()
    {
        await server.CreateTable(table);
        await server.Put(table, "LOBBY", 1);
        await server.Put(table, "LOBBY", 2);
        await server.Delete(table, "LOBBY");
        var functions = Start(Source);
        await Wait.Until(() => functions.Records.Count() == 3);

        var records = functions.Records.ToList();
        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], records.Select(r => r.GetProperty("eventName").GetString()));
        Assert.Equal([(null, "1"), ("1", "2"), ("2", null)], records.Select(r => (Version(r, "OldImage"), Version(r, "NewImage"))));
        Assert.All(records, r =>
        {
            Assert.Equal("aws:dynamodb", r.GetProperty("eventSource").GetString());
            Assert.Contains($"table/{table}/stream/", r.GetProperty("eventSourceARN").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(r.GetProperty("eventID").GetString()!);
            Assert.Equal("LOBBY", r.GetProperty("dynamodb").GetProperty("Keys").GetProperty("SK").GetProperty("S").GetString());
            Assert.True(r.GetProperty("dynamodb").GetProperty("ApproximateCreationDateTime").TryGetInt64(out _));
        });
        Assert.Equal(3, records.Select(r => r.GetProperty("eventID").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_batch_does_not_exceed_its_size()
    {
        await server.CreateTable(table);
        for (var i = 0; i < 5; i++) await server.Put(table, "LOBBY", i);
        var functions = Start(Source with { BatchSize = 2 });
        await Wait.Until(() => functions.Records.Count() == 5);
        Assert.Equal([2, 2, 1], functions.Batches.Select(b => b.Records.Count));
    }

    [Fact]
    public async Task A_batching_window_collects_records()
    {
        await server.CreateTable(table);
        var functions = Start(Source with { BatchingWindow = TimeSpan.FromSeconds(60), BatchSize = 3 });
        for (var i = 0; i < 3; i++) await server.Put(table, "LOBBY", i);
        await Wait.Until(() => functions.Batches.Count == 1);
        Assert.Equal(3, functions.Batches[0].Records.Count);
    }

    [Fact]
    public async Task Only_records_that_match_a_filter_arrive()
    {
        await server.CreateTable(table);
        await server.Put(table, "CODE", 1);
        await server.Put(table, "LOBBY", 2);
        await server.Put(table, "CODE", 3);
        await server.Put(table, "PLAYER", 4);
        var functions = Start(Source with { FilterPatterns = ["""{"dynamodb":{"Keys":{"SK":{"S":["LOBBY","PLAYER"]}}}}"""] });
        await Wait.Until(() => functions.Records.Count() == 2);
        Assert.Equal(["2", "4"], functions.Records.Select(r => Version(r, "NewImage")));
    }

    [Fact]
    public async Task A_failed_batch_is_retried_before_later_records()
    {
        await server.CreateTable(table);
        var results = new Queue<object?>([RecordingFunctions.Crash, RecordingFunctions.Crash]);
        var functions = Start(Source with { BatchSize = 1 }, _ => results.TryDequeue(out var answer) ? answer : null);
        await server.Put(table, "LOBBY", 1);
        await server.Put(table, "LOBBY", 2);
        await Wait.Until(() => functions.Batches.Count == 4);
        Assert.Equal(["1", "1", "1", "2"], functions.Records.Select(r => Version(r, "NewImage")));
    }

    [Fact]
    public async Task With_LATEST_only_new_changes_arrive()
    {
        await server.CreateTable(table);
        await server.Put(table, "LOBBY", 0);
        var functions = Start(Source with { StartingPosition = StartingPosition.Latest });
        var version = 0;
        await Wait.Until(
            async () =>
            {
                await server.Put(table, "LOBBY", ++version);
                return functions.Batches.Count > 0;
            },
            interval: TimeSpan.FromMilliseconds(20),
            expected: "the first batch");

        Assert.NotEqual("0", Version(functions.Records.First(), "NewImage"));
    }

    [Fact]
    public async Task A_later_or_recreated_table_is_read()
    {
        var functions = Start(Source);
        await server.CreateTable(table);
        await server.Put(table, "LOBBY", 1);
        await Wait.Until(() => functions.Records.Count() == 1);

        await server.DeleteTable(table);
        await server.CreateTable(table);
        await server.Put(table, "LOBBY", 2);
        await Wait.Until(() => functions.Records.Any(r => Version(r, "NewImage") == "2"));
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        await server.CreateTable(table);
        var run = Run(Source, new RecordingFunctions());
        await end.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static string? Version(JsonElement record, string image) =>
        record.GetProperty("dynamodb").TryGetProperty(image, out var item)
            ? item.GetProperty("version").GetProperty("N").GetString() : null;

    private RecordingFunctions Start(StreamSource source, Func<Batch, object?>? answer = null)
    {
        var functions = new RecordingFunctions(answer);
        _ = Run(source, functions);
        return functions;
    }

    private Task Run(StreamSource source, RecordingFunctions functions)
    {
        var account = new Account(server.Endpoint);
        var streams = new StreamsClient(http, server.Endpoint, account.Region, "local");
        var queues = new QueueEngine(account, [], TimeProvider.System);
        return StreamReading.Run(table, source, account, functions, streams, queues, new TableWrites(), end.Token);
    }
}
