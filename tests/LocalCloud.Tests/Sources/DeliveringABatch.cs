using System.Text.Json;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class DeliveringABatch
{
    private const string StreamArn = "arn:aws:dynamodb:us-east-1:000000000000:table/Table/stream/now";

    private static readonly StreamSource Source = new("Changes", "Function", "Table")
    {
        MaximumRetryAttempts = 2,
        ReportsBatchItemFailures = true,
        OnFailureQueue = "Dead",
    };

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Account account = new(new Uri("http://127.0.0.1"));
    private readonly QueueEngine queues;

    public DeliveringABatch() => queues = new QueueEngine(account, [new QueueDefinition("Dead", "Dead")], clock);

    [Fact]
    public async Task A_successful_batch_is_delivered_once() => Assert.Equal(["1 2 3"], await Deliver(Source, _ => null));

    [Fact]
    public async Task Records_from_the_lowest_failure_on_are_retried()
    {
        var failures = new Queue<object?>([RecordingFunctions.Failed("3", "2"), null]);
        Assert.Equal(["1 2 3", "2 3"], await Deliver(Source, _ => failures.Dequeue()));
    }

    [Fact]
    public async Task A_batch_is_discarded_after_its_retries()
    {
        Assert.Equal(["1 2 3", "1 2 3", "1 2 3"], await Deliver(Source, _ => RecordingFunctions.Crash));

        var report = Assert.Single(await Reports());
        var request = report.GetProperty("requestContext");
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:Function", request.GetProperty("functionArn").GetString());
        Assert.Equal("RetryAttemptsExhausted", request.GetProperty("condition").GetString());
        Assert.Equal(3, request.GetProperty("approximateInvokeCount").GetInt32());
        Assert.Equal("Unhandled", report.GetProperty("responseContext").GetProperty("functionError").GetString());
        var info = report.GetProperty("DDBStreamBatchInfo");
        Assert.Equal("shard", info.GetProperty("shardId").GetString());
        Assert.Equal("1", info.GetProperty("startSequenceNumber").GetString());
        Assert.Equal("3", info.GetProperty("endSequenceNumber").GetString());
        Assert.Equal(3, info.GetProperty("batchSize").GetInt32());
        Assert.Equal(StreamArn, info.GetProperty("streamArn").GetString());
        Assert.Equal(clock.Start.UtcDateTime, info.GetProperty("approximateArrivalOfFirstRecord").GetDateTime());
    }

    [Fact]
    public async Task Bisection_isolates_a_poison_record_without_using_retries()
    {
        var batches = await Deliver(Source with { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 },
            batch => batch.Numbers.Split(' ').Contains("2") ? RecordingFunctions.Crash : null);

        Assert.Equal(["1 2 3", "1", "2 3", "2", "2", "3"], batches);
        var info = Assert.Single(await Reports()).GetProperty("DDBStreamBatchInfo");
        Assert.Equal("2", info.GetProperty("startSequenceNumber").GetString());
        Assert.Equal("2", info.GetProperty("endSequenceNumber").GetString());
    }

    [Fact]
    public async Task Bisection_splits_at_the_reported_failure()
    {
        var batches = await Deliver(Source with { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 0 },
            batch => batch.Numbers.Split(' ').Contains("2") ? RecordingFunctions.Failed("2") : null);

        Assert.Equal(["1 2 3", "2 3", "2", "3"], batches);
        Assert.Equal("2", Assert.Single(await Reports()).GetProperty("DDBStreamBatchInfo").GetProperty("endSequenceNumber").GetString());
    }

    [Fact]
    public async Task A_throttled_batch_is_neither_split_nor_counted_as_a_retry()
    {
        var results = new Queue<object?>([.. Enumerable.Repeat(RecordingFunctions.Throttle, 5), null]);

        var batches = await Deliver(
            Source with { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 }, _ => results.Dequeue());

        Assert.Equal(Enumerable.Repeat("1 2 3", 6), batches);
        Assert.Empty(await Reports());
    }

    [Fact]
    public async Task Expired_records_are_discarded_without_an_attempt()
    {
        clock.Advance(TimeSpan.FromSeconds(61));
        var young = Record(4, clock.GetUtcNow());
        var source = Source with { MaximumRecordAge = TimeSpan.FromSeconds(60) };
        Assert.Equal(["4"], await Deliver(source, _ => null, [.. Records, young]));

        var report = Assert.Single(await Reports());
        Assert.Equal("RecordAgeExceeded", report.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal(3, report.GetProperty("DDBStreamBatchInfo").GetProperty("batchSize").GetInt32());
        Assert.False(report.TryGetProperty("responseContext", out _));
    }

    [Fact]
    public async Task Without_a_retry_limit_records_are_retried_until_they_expire()
    {
        var source = Source with { MaximumRetryAttempts = null, MaximumRecordAge = TimeSpan.FromSeconds(60) };
        var batches = await Deliver(source, _ => RecordingFunctions.Crash);
        Assert.True(batches.Length > 5);
        var report = Assert.Single(await Reports());
        Assert.Equal("RecordAgeExceeded", report.GetProperty("requestContext").GetProperty("condition").GetString());
    }

    private StreamRecord[] Records => [.. Enumerable.Range(1, 3).Select(i => Record(i, clock.Start))];

    private static StreamRecord Record(int number, DateTimeOffset created) => StreamRecord.Read(JsonElement.Parse(
        $$"""{"dynamodb":{"SequenceNumber":"{{number}}","ApproximateCreationDateTime":{{created.ToUnixTimeSeconds()}}.0} }"""), StreamArn);

    private async Task<string[]> Deliver(StreamSource source, Func<Batch, object?> answer, StreamRecord[]? records = null)
    {
        var functions = new RecordingFunctions(answer);
        var delivery = new BatchDelivery(source, account, functions, queues, clock, NullLogger.Instance);
        var delivering = delivery.Deliver(StreamArn, "shard", records ?? Records, CancellationToken.None);
        await Wait.Until(() => delivering.IsCompleted, clock, TimeSpan.FromSeconds(1));
        await delivering;
        return [.. functions.Batches.Select(b => b.Numbers)];
    }

    private async Task<IEnumerable<JsonElement>> Reports() => (await queues["Dead"].Receive(10)).Select(m => JsonElement.Parse(m.Body));
}
