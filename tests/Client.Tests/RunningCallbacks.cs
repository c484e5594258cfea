using System.Collections.Concurrent;
using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class RunningCallbacks
{
    private readonly List<string> calls = [];
    private readonly List<Exception> exceptions = [];

    [Fact]
    public void Events_and_tokens_run_on_the_context_that_created_the_client()
    {
        var mainThread = new MainThread();
        var sockets = new List<FakeSocket>();
        var client = mainThread.Run(() => new LobbyClient(
            new("wss://lobby.test/v1"),
            _ =>
            {
                calls.Add($"token on main: {mainThread.IsHere}");
                return Task.FromResult("token");
            },
            new()
            {
                CreateSocket = () =>
                {
                    sockets.Add(new());
                    return sockets[^1];
                },
            }));
        client.StateChanged += state => calls.Add($"{state} on main: {mainThread.IsHere}");
        _ = client.ConnectAsync();
        Assert.Empty(calls);
        mainThread.Pump();
        Assert.Single(sockets);
        Assert.Equal(["Connecting on main: True", "token on main: True"], calls);
    }

    [Fact]
    public async Task Browser_events_run_in_the_clients_dispatcher()
    {
        var raised = new ConcurrentQueue<string>();
        using var isDispatched = new ThreadLocal<bool>();
        using var harness = new ClientHarness(dispatcher: call =>
        {
            isDispatched.Value = true;
            call();
            isDispatched.Value = false;
        });
        harness.GoOnline();
        using var browser = harness.Client.BrowseLobbies("ctf");
        browser.Changed += list => raised.Enqueue($"{list.Count}, dispatched: {isDispatched.Value}");
        browser.Failed += failure => raised.Enqueue($"{failure.Code}, dispatched: {isDispatched.Value}");
        harness.LatestSocket.Reply(harness.LatestSocket.Requests("lobby.watch")[0].Id, new { items = Array.Empty<object>() });
        await Wait.Until(() => raised.Count == 1);
        harness.LatestSocket.Receive(new BrowserChangedPush { Mode = "ctf", Upserted = [Snapshots.Summary("a", 1)] });
        harness.LatestSocket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        harness.LatestSocket.Refuse(harness.LatestSocket.Requests("lobby.watch")[0].Id, ErrorCodes.Internal);
        await Wait.Until(() => raised.Count == 3);
        Assert.Equal(["0, dispatched: True", "1, dispatched: True", "internal, dispatched: True"], raised);
    }

    [Fact]
    public void A_failing_handler_stops_no_other_and_its_exception_is_handled()
    {
        var callbacks = new Callbacks(call => call(), exceptions.Add);
        Action<string> handlers = _ => throw new InvalidOperationException("broken");
        handlers += calls.Add;
        callbacks.Raise(() => handlers, "one");
        callbacks.Raise(() => handlers, "two");
        Assert.Equal(["one", "two"], calls);
        Assert.Equal(["broken", "broken"], exceptions.Select(exception => exception.Message));
    }

    [Fact]
    public void An_exception_of_a_handler_raises_UnhandledException_and_is_logged()
    {
        var log = new List<LobbyLogEntry>();
        using var harness = new ClientHarness(log: log.Add);
        harness.Client.StateChanged += state => throw new InvalidOperationException($"broken at {state}");
        harness.Client.UnhandledException += exceptions.Add;
        harness.GoOnline();
        Assert.Equal(["broken at Connecting", "broken at Online"], exceptions.Select(exception => exception.Message));
        Assert.Equal(exceptions, log.Where(entry => entry.Level is LobbyLogLevel.Error).Select(entry => entry.Exception));
    }

    [Fact]
    public void An_exception_of_the_UnhandledException_handler_is_logged()
    {
        var log = new List<LobbyLogEntry>();
        using var harness = new ClientHarness(log: log.Add);
        harness.Client.SessionOpened += _ => throw new InvalidOperationException("first");
        harness.Client.UnhandledException += _ => throw new InvalidOperationException("second");
        harness.GoOnline();
        Assert.Equal(ConnectionState.Online, harness.Client.State);
        Assert.Equal(["first", "second"], log.Where(entry => entry.Level is LobbyLogLevel.Error).Select(entry => entry.Exception!.Message));
    }

    [Fact]
    public void An_exception_that_nobody_handles_is_rethrown_on_the_captured_context()
    {
        var mainThread = new MainThread();
        var client = mainThread.Run(() => new LobbyClient(
            new("wss://lobby.test/v1"), _ => Task.FromResult("token"), new() { CreateSocket = () => new FakeSocket() }));
        client.StateChanged += _ => throw new InvalidOperationException("broken");
        _ = client.ConnectAsync();
        Assert.Equal(["broken"], mainThread.Pump().Select(exception => exception.Message));
    }

    [Fact]
    public void A_dispatcher_receives_one_call_at_a_time()
    {
        var received = new List<Action>();
        var callbacks = new Callbacks(received.Add, exceptions.Add);
        callbacks.Enqueue(() => calls.Add("one"));
        callbacks.Enqueue(() => callbacks.Enqueue(() => calls.Add("three")));
        callbacks.Enqueue(() => calls.Add("two"));
        Assert.Single(received)();
        Assert.Equal(["one", "two", "three"], calls);
        callbacks.Enqueue(() => calls.Add("four"));
        Assert.Equal(2, received.Count);
    }

    [Fact]
    public async Task Callbacks_without_a_context_run_in_order()
    {
        var callbacks = new Callbacks(null, exceptions.Add);
        var numbers = new List<int>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var number = 0; number < 1_000; number++)
        {
            var each = number;
            callbacks.Enqueue(() => numbers.Add(each));
        }

        callbacks.Enqueue(done.SetResult);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(Enumerable.Range(0, 1_000), numbers);
    }

    /// <summary>An engine's main thread: posted calls run when it is pumped.</summary>
    private sealed class MainThread : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Call, object? State)> queue = new();

        public bool IsHere => Current == this;

        public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

        public T Run<T>(Func<T> call)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return call();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        /// <summary>Runs all queued calls. Returns the exceptions that they threw.</summary>
        public List<Exception> Pump() => Run(() =>
        {
            var failures = new List<Exception>();
            while (queue.TryDequeue(out var next))
            {
                try
                {
                    next.Call(next.State);
                }
                catch (InvalidOperationException failure)
                {
                    failures.Add(failure);
                }
            }

            return failures;
        });
    }
}
