using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class FollowingShards : IDisposable
{
    private readonly ScriptedStream stream = new();
    private readonly HttpClient http;
    private readonly CancellationTokenSource end = new();

    public FollowingShards() => http = new HttpClient(stream);

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
        http.Dispose();
        stream.Dispose();
    }

    [Fact]
    public async Task A_shard_is_read_to_its_end_before_its_children_begin()
    {
        stream.Shards = [new("child", "parent", [3, 4], Closed: false), new("parent", "long gone", [1, 2])];
        await Reads("1", "2", "3", "4");
    }

    [Fact]
    public async Task A_later_shard_is_read_from_its_beginning_even_with_LATEST()
    {
        stream.Shards = [new("parent", null, [1, 2]), new("child", "parent", [3], Closed: false)];
        var functions = Start(StartingPosition.Latest);
        await Wait.Until(() => stream.Discoveries > 0);
        stream.Shards = stream.Shards.Add(new("later", null, [7, 8], Closed: false));
        await Wait.Until(() => functions.Records.Count() == 2);
        Assert.Equal(["7", "8"], functions.Batches.SelectMany(b => b.Numbers.Split(' ')));
    }

    [Theory]
    [InlineData("ExpiredIteratorException")]
    [InlineData("InternalServerError")]
    public async Task A_read_failure_loses_and_repeats_no_record(string fault)
    {
        stream.Shards = [new("shard", null, [1, 2, 3], Closed: false)];
        var functions = Start(batchSize: 1);
        await Wait.Until(() => functions.Records.Any());
        stream.Faults.Enqueue(fault);
        await Reads(functions, "1", "2", "3");
    }

    [Fact]
    public async Task Trimmed_records_are_skipped()
    {
        stream.Shards = [new("shard", null, [1, 2, 3], Closed: false)];
        stream.Oldest = 2;
        stream.Faults.Enqueue("TrimmedDataAccessException");
        await Reads("2", "3");
    }

    [Fact]
    public async Task A_stream_with_an_interval_is_read_at_it_and_not_after_a_write()
    {
        var (clock, writes, interval) = (new FakeTimeProvider(), new TableWrites(), TimeSpan.FromMilliseconds(250));
        stream.Shards = [new("shard", null, [1], Closed: false)];
        var functions = Start(clock: clock, writes: writes, pollInterval: interval);
        await Wait.Until(() => functions.Records.Any());
        var since = clock.GetUtcNow();

        stream.Shards = [new("shard", null, [1, 2], Closed: false)];
        writes.Raise();
        await Wait.Until(() => functions.Records.Count() == 2, clock, TimeSpan.FromMilliseconds(50));

        Assert.True(clock.GetUtcNow() - since >= interval);
    }

    private Task Reads(params string[] numbers) => Reads(Start(), numbers);

    private static async Task Reads(RecordingFunctions functions, params string[] numbers)
    {
        await Wait.Until(() => functions.Records.Count() >= numbers.Length);
        Assert.Equal(numbers, functions.Batches.SelectMany(b => b.Numbers.Split(' ')));
    }

    private RecordingFunctions Start(
        StartingPosition start = StartingPosition.TrimHorizon, int batchSize = 100,
        TimeProvider? clock = null, TableWrites? writes = null, TimeSpan? pollInterval = null)
    {
        var functions = new RecordingFunctions();
        var source = new StreamSource("Changes", "Function", "Table") { StartingPosition = start, BatchSize = batchSize };
        var account = new Account(new Uri("http://127.0.0.1"));
        var streams = new StreamsClient(http, account.Endpoint, account.Region, "local");
        var queues = new QueueEngine(account, [], TimeProvider.System);
        _ = StreamReading.Run("Table", source, account, functions, streams, queues, writes ?? new(), end.Token, clock, pollInterval);
        return functions;
    }
}
