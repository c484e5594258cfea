using System.Collections.Concurrent;
using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class RunningCallbacks
{
    private readonly List<string> heard = [];

    [Fact]
    public void They_run_on_the_context_of_whoever_made_the_client_tokens_too()
    {
        var mainThread = new MainThread();
        var sockets = new List<FakeSocket>();
        using var client = mainThread.Run(() => new LobbyClient(
            new("wss://lobby.test/v1"),
            _ =>
            {
                heard.Add($"token on main: {mainThread.IsHere}");
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
        client.StateChanged += state => heard.Add($"{state} on main: {mainThread.IsHere}");
        _ = client.Connect();
        Assert.Empty(heard);
        mainThread.Pump();
        Assert.Single(sockets);
        Assert.Equal(["Connecting on main: True", "token on main: True"], heard);
    }

    [Fact]
    public async Task A_browsers_events_run_where_the_clients_do()
    {
        var told = new ConcurrentQueue<string>();
        using var isDispatched = new ThreadLocal<bool>();
        using var world = new World(dispatcher: call =>
        {
            isDispatched.Value = true;
            call();
            isDispatched.Value = false;
        });
        world.Online();
        using var browser = world.Client.Browse(new("ctf"));
        browser.Changed += list => told.Enqueue($"{list.Count}, dispatched: {isDispatched.Value}");
        browser.Failed += failure => told.Enqueue($"{failure.Code}, dispatched: {isDispatched.Value}");
        world.Last.Reply(world.Last.Requests("lobby.watch")[0].Id, new { items = Array.Empty<object>() });
        await Wait.Until(() => told.Count == 1);
        world.Last.Receive(new BrowserChangedPush { Mode = "ctf", Upserted = [Snapshots.Summary("a", 1)] });
        world.Last.Drop();
        world.Pass(250);
        world.Greet();
        world.Last.Refuse(world.Last.Requests("lobby.watch")[0].Id, ErrorCodes.Internal);
        await Wait.Until(() => told.Count == 3);
        Assert.Equal(["0, dispatched: True", "1, dispatched: True", "internal, dispatched: True"], told);
    }

    [Fact]
    public void One_that_fails_stops_nobody_else_and_does_not_go_unnoticed()
    {
        var mainThread = new MainThread();
        var callbacks = mainThread.Run(() =>
        {
            var made = new Callbacks(null);
            made.Adopt();
            return made;
        });
        Action<string> listeners = _ => throw new InvalidOperationException("broken");
        listeners += heard.Add;
        callbacks.Tell(() => listeners, "one");
        callbacks.Tell(() => listeners, "two");
        var failures = mainThread.Pump();
        Assert.Equal(["one", "two"], heard);
        Assert.Equal(["broken", "broken"], failures.Select(failure => failure.Message));
    }

    [Fact]
    public void A_dispatcher_is_given_one_call_at_a_time()
    {
        var given = new List<Action>();
        var callbacks = new Callbacks(given.Add);
        callbacks.Add(() => heard.Add("one"));
        callbacks.Add(() => callbacks.Add(() => heard.Add("three")));
        callbacks.Add(() => heard.Add("two"));
        Assert.Single(given)();
        Assert.Equal(["one", "two", "three"], heard);
        callbacks.Add(() => heard.Add("four"));
        Assert.Equal(2, given.Count);
    }

    [Fact]
    public async Task Without_a_context_they_run_in_order()
    {
        var callbacks = new Callbacks(null);
        var numbers = new List<int>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var number = 0; number < 1_000; number++)
        {
            var each = number;
            callbacks.Add(() => numbers.Add(each));
        }

        callbacks.Add(done.SetResult);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(Enumerable.Range(0, 1_000), numbers);
    }

    /// <summary>An engine's main thread: what is posted runs when it is pumped.</summary>
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

        /// <summary>Runs all that waits; answers what was thrown.</summary>
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
