using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class QueuesAsSources : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly CancellationTokenSource end = new();
    private readonly Account account = new(new Uri("http://127.0.0.1"));
    private readonly FaultInjector faults = new(ChaosPlan.None);
    private readonly QueueEngine queues;

    public QueuesAsSources() => queues = new QueueEngine(account,
    [
        new("Work", "Work") { Redrive = new RedrivePolicy("Dead", 2) },
        new("Dead", "Dead"),
        new("Orders", "Orders.fifo") { Fifo = true },
    ], clock);

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    [Fact]
    public async Task A_message_becomes_a_record_of_the_Lambda_event()
    {
        var sent = queues["Orders"].Send(new OutgoingMessage("x")
        {
            GroupId = "g",
            DeduplicationId = "d",
            Attributes = new Dictionary<string, MessageAttribute> { ["kind"] = new("String", "tick") },
        });
        var functions = Start("Orders");
        await Wait.Until(() => functions.Batches.Count == 1);

        var record = functions.Records.Single();
        string? Text(string name) => record.GetProperty(name).GetString();
        Assert.Equal(sent.Id, Text("messageId"));
        Assert.Equal("x", Text("body"));
        Assert.Equal("9dd4e461268c8034f5c8564e155c67a6", Text("md5OfBody"));
        Assert.Equal("aws:sqs", Text("eventSource"));
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:Orders.fifo", Text("eventSourceARN"));
        Assert.Equal("us-east-1", Text("awsRegion"));
        var attributes = record.GetProperty("attributes");
        Assert.Equal(("g", "d", sent.SequenceNumber, "1"), (attributes.GetProperty("MessageGroupId").GetString(),
            attributes.GetProperty("MessageDeduplicationId").GetString(), attributes.GetProperty("SequenceNumber").GetString(),
            attributes.GetProperty("ApproximateReceiveCount").GetString()));
        Assert.Equal("tick", record.GetProperty("messageAttributes").GetProperty("kind").GetProperty("stringValue").GetString());
    }

    [Fact]
    public async Task Messages_are_delivered_in_batches_and_deleted()
    {
        for (var i = 0; i < 5; i++) queues["Work"].Send(new OutgoingMessage($"{i}"));
        var functions = Start("Work", new QueueSource("Event", "Function", "Work") { BatchSize = 3, MaximumConcurrency = 1 });
        await Wait.Until(() => queues["Work"].Count() == (0, 0, 0));
        Assert.Equal(["0 1 2", "3 4"], functions.Batches.Select(b => b.Bodies));
    }

    [Fact]
    public async Task A_failed_batch_returns_after_its_visibility_timeout()
    {
        var results = new Queue<object?>([RecordingFunctions.Crash, null]);
        queues["Work"].Send(new OutgoingMessage("x"));
        var functions = Start("Work", answer: _ => results.Dequeue());
        await Wait.Until(() => functions.Batches.Count == 1);
        Assert.Equal((0, 1, 0), queues["Work"].Count());
        await Wait.Until(() => functions.Batches.Count == 2, clock, TimeSpan.FromSeconds(30));
        await Wait.Until(() => queues["Work"].Count() == (0, 0, 0));
    }

    [Fact]
    public async Task A_message_of_a_throttled_function_is_received_once_more()
    {
        var results = new Queue<object?>([RecordingFunctions.Throttle, null]);
        queues["Work"].Send(new OutgoingMessage("x"));
        var functions = Start("Work", answer: _ => results.Dequeue());
        await Wait.Until(() => functions.Batches.Count == 2, clock, TimeSpan.FromSeconds(30));
        var counts = functions.Records.Select(r => r.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal(["1", "2"], counts);
    }

    [Fact]
    public async Task Only_reported_messages_return()
    {
        foreach (var body in new[] { "good", "bad" }) queues["Work"].Send(new OutgoingMessage(body));
        var functions = Start("Work", answer: batch => RecordingFunctions.Failed(
            batch.Records.Where(r => r.GetProperty("body").GetString() == "bad").Select(r => r.GetProperty("messageId").GetString()!)));
        await Wait.Until(() => queues["Work"].Count() == (0, 1, 0));
        await Wait.Until(() => functions.Batches.Count == 2, clock, TimeSpan.FromSeconds(30));
        await Wait.Until(() => queues["Dead"].Count().Visible == 1, clock, TimeSpan.FromSeconds(30));
        Assert.Equal(["good bad", "bad"], functions.Batches.Select(b => b.Bodies));
    }

    [Fact]
    public async Task Groups_are_delivered_concurrently_with_one_batch_each()
    {
        var functions = new HeldFunctions();
        _ = Run("Orders", new QueueSource("Event", "Function", "Orders") { BatchSize = 1 }, functions);
        Send("a1", "a");
        Send("a2", "a");
        Send("b1", "b");
        await Wait.Until(() => functions.Running.Count == 2);
        Assert.Equal(["a1", "b1"], functions.Running.Order());
        functions.Release("a1");
        await Wait.Until(() => functions.Running.Contains("a2"));
    }

    [Fact]
    public async Task A_batching_window_waits_for_more_messages()
    {
        var source = new QueueSource("Event", "Function", "Work") { BatchingWindow = TimeSpan.FromSeconds(5), MaximumConcurrency = 1 };
        var functions = Start("Work", source);
        queues["Work"].Send(new OutgoingMessage("first"));
        await Wait.Until(() => queues["Work"].Count().InFlight == 1);
        queues["Work"].Send(new OutgoingMessage("second"));
        await Wait.Until(() => queues["Work"].Count().InFlight == 2);
        await Wait.Until(() => functions.Batches.Count > 0, clock, TimeSpan.FromSeconds(1));
        Assert.Equal("first second", functions.Batches[0].Bodies);
    }

    [Fact]
    public async Task Polling_ends_when_it_is_cancelled()
    {
        var run = Run("Work", new QueueSource("Event", "Function", "Work"), new RecordingFunctions());
        await end.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_processed_message_that_is_not_deleted_is_delivered_again_after_the_visibility_timeout()
    {
        faults.Plan = new() { Rates = new Dictionary<Fault, double> { [Fault.RepeatedMessage] = 1 } };
        queues["Work"].Send(new OutgoingMessage("x"));
        var functions = Start("Work");
        await Wait.Until(() => functions.Batches.Count == 1);
        faults.Plan = ChaosPlan.None;
        await Wait.Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return functions.Batches.Count == 2;
        });
        Assert.Equal(["x", "x"], functions.Records.Select(record => record.GetProperty("body").GetString()));
    }

    private void Send(string body, string group) =>
        queues["Orders"].Send(new OutgoingMessage(body) { GroupId = group, DeduplicationId = body });

    private RecordingFunctions Start(string queue, QueueSource? source = null, Func<Batch, object?>? answer = null)
    {
        var functions = new RecordingFunctions(answer);
        _ = Run(queue, source ?? new QueueSource("Event", "Function", queue) { ReportsBatchItemFailures = true }, functions);
        return functions;
    }

    private Task Run(string queue, QueueSource source, IFunctions functions) =>
        new QueuePoller(source with { Queue = queue }, Services(functions), clock, NullLogger<QueuePoller>.Instance).Run(end.Token);

    private StackServices Services(IFunctions functions)
    {
        var stack = new Stack { Account = account };
        return new(stack, functions, queues, new TokenIssuer(clock), faults, new Ledger(stack, clock));
    }
}
