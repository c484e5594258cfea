using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Lambda;

public sealed class StartingEnvironments
{
    private static readonly FunctionDefinition Function = new("F", "A") { Timeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task A_slow_init_phase_is_repeated_within_the_timeout_of_the_function()
    {
        var environments = new FakeEnvironments { SlowStarts = 1 };
        using var pool = new FunctionPool(Function, environments, TimeProvider.System);
        var invocation = await pool.Invoke("1", CancellationToken.None);
        Assert.Equal("1", invocation.Payload);
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)], environments.Limits);
        Assert.Equal(TimeSpan.FromSeconds(10), invocation.Report!.InitDuration);
    }

    [Fact]
    public async Task An_init_phase_that_is_too_slow_twice_is_a_timeout()
    {
        using var pool = new FunctionPool(Function, new FakeEnvironments { SlowStarts = 2 }, TimeProvider.System);
        var invocation = await pool.Invoke("1", CancellationToken.None);
        Assert.Equal("Task timed out after 20.00 seconds", invocation.Error?.Message);
    }

    [Fact]
    public async Task More_events_than_the_maximum_of_environments_wait()
    {
        var environments = new FakeEnvironments { Gate = new TaskCompletionSource() };
        using var pool = new FunctionPool(Function, environments, TimeProvider.System);
        var invocations = Enumerable.Range(0, 3).Select(number => pool.Invoke($"{number}", CancellationToken.None)).ToArray();
        await Wait.Until(() => environments.Running == 2);
        environments.Gate.SetResult();
        Assert.Equal(["0", "1", "2"], (await Wait.For(Task.WhenAll(invocations))).Select(invocation => invocation.Payload));
        Assert.Equal(2, pool.ColdStarts);
    }

    /// <summary>At most two environments, which return their event once the gate is open.</summary>
    private sealed class FakeEnvironments : IEnvironments, IExecutionEnvironment
    {
        private int running;

        /// <summary>How many starts exceed their limit.</summary>
        public int SlowStarts { get; init; }

        public TaskCompletionSource? Gate { get; init; }

        public int Running => running;

        public List<TimeSpan> Limits { get; } = [];

        public int MaxPerFunction => 2;

        public TimeSpan? IdleTime => null;

        public bool IsReusable => true;

        public TimeSpan InitDuration => TimeSpan.Zero;

        public void Check(FunctionDefinition function) { }

        public Task<IExecutionEnvironment> Start(FunctionDefinition function, TimeSpan limit)
        {
            lock (Limits) Limits.Add(limit);
            return Limits.Count > SlowStarts
                ? Task.FromResult<IExecutionEnvironment>(this)
                : Task.FromException<IExecutionEnvironment>(new TimeoutException());
        }

        public async Task<Invocation> Invoke(InvocationRequest request)
        {
            Interlocked.Increment(ref running);
            if (Gate is not null) await Gate.Task;
            return new Invocation(request.EventJson, null);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
