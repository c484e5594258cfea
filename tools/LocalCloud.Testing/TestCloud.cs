using System.Collections.Concurrent;
using System.Diagnostics;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Testing;

/// <summary>
/// The stack of a template for tests: its functions run in this process, on a clock that the test advances. Only one stack can run in a
/// process at a time, because functions read the environment variables of the process.
/// </summary>
public sealed class TestCloud : IAsyncDisposable
{
    private static readonly TimeSpan MinStep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);

    private readonly LocalCloudHost host;
    private readonly ConcurrentQueue<InvocationTrace> invocations;

    private TestCloud(LocalCloudHost host, TestClock clock, ConcurrentQueue<InvocationTrace> invocations) =>
        (this.host, Clock, this.invocations) = (host, clock, invocations);

    /// <summary>The clock of the stack, and of functions that take it from the data LocalCloud.Clock of <see cref="AppContext"/>.</summary>
    public TestClock Clock { get; }

    /// <summary>The address of all AWS services, the same as in the functions' environment.</summary>
    public Uri Address => host.Address;

    /// <summary>Where clients connect.</summary>
    public Uri SocketAddress => host.SocketAddress;

    /// <summary>The faults to inject; a new plan replaces the current one.</summary>
    public ChaosPlan Chaos
    {
        get => host.Chaos;
        set => host.Chaos = value;
    }

    /// <summary>How often each fault was injected.</summary>
    public IReadOnlyDictionary<Fault, int> InjectedFaults => host.InjectedFaults;

    /// <summary>All invocations that have ended, in order.</summary>
    public IReadOnlyCollection<InvocationTrace> Invocations => invocations;

    /// <summary>What the stack has used since its start, and what that would cost on AWS.</summary>
    public LedgerReport Ledger => host.Ledger;

    /// <exception cref="LocalCloudException">The stack could not start; the message says why.</exception>
    public static async Task<TestCloud> StartAsync(TestCloudOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        var clock = new TestClock();
        var invocations = new ConcurrentQueue<InvocationTrace>();
        var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions
            {
                Port = 0,
                Template = options.Template,
                Parameters = options.Parameters,
                Chaos = options.Chaos,
                Limits = options.Limits,
                Concurrency = options.Concurrency,
                StreamPoll = options.StreamPoll,
                FunctionClockSkew = options.FunctionClockSkew,
                Clock = clock,
                Trace = invocations.Enqueue,
            },
            ct: ct);
        return new TestCloud(host, clock, invocations);
    }

    /// <summary>Issues a token that the local authorizer accepts.</summary>
    public string IssueToken(string playerId, string? name = null, string? scope = null) =>
        host.Tokens.Issue(new TokenRequest(playerId, name, scope));

    /// <summary>Opens a WebSocket.</summary>
    /// <param name="token">Sent as bearer token in the header Authorization; null sends none.</param>
    /// <param name="ct">Cancels the handshake.</param>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The handshake was refused.</exception>
    public Task<TestClient> ConnectAsync(string? token = null, CancellationToken ct = default) =>
        TestClient.ConnectAsync(SocketAddress, token, ct);

    /// <summary>Invokes a function by its logical id, and returns its response as JSON text.</summary>
    public Task<Invocation> InvokeAsync(string function, string eventJson = "{}", CancellationToken ct = default) =>
        host.Functions.Invoke(function, eventJson, ct);

    /// <summary>
    /// Advances the clock, in steps of a hundredth and at least 250 ms. At each step everything that is due happens, and the stack comes
    /// to rest, so that one thing can lead to the next.
    /// </summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var step = by / 100 > MinStep ? by / 100 : MinStep;
        for (var left = by; left > TimeSpan.Zero; left -= step)
        {
            Clock.Advance(left < step ? left : step);
            await SettleAsync(quietPolls: 2);
        }

        await SettleAsync();
    }

    /// <summary>
    /// Waits until no function runs, and all writes to tables and all messages that can be received have reached their functions.
    /// </summary>
    /// <exception cref="TimeoutException">The stack did not come to rest within a minute.</exception>
    public Task SettleAsync() => SettleAsync(quietPolls: 10);

    /// <summary>
    /// Waits until the stack comes to rest and checks that nothing is left over: no message is visible or in flight, dead-letter queues
    /// are empty, and no invocation failed except by an injected fault.
    /// </summary>
    /// <exception cref="UnbalancedException">Something is left over; the message lists it.</exception>
    public async Task AssertBooksBalanceAsync()
    {
        await SettleAsync();
        string[] problems =
        [
            .. host.Queues.Queues.Select(queue => (queue.Definition.Id, Count: queue.Count()))
                .Where(queue => queue.Count.Visible + queue.Count.InFlight > 0)
                .Select(queue => $"{queue.Id} has {queue.Count.Visible} visible messages and {queue.Count.InFlight} in flight."),
            .. invocations.Where(invocation => invocation.Report?.Error is not null)
                .Select(invocation => $"{invocation.Function} failed: {invocation.Refusal}"),
        ];
        if (problems.Length > 0) throw new UnbalancedException(problems);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task SettleAsync(int quietPolls)
    {
        var elapsed = Stopwatch.StartNew();
        for (var quiet = 0; quiet < quietPolls;)
        {
            await Task.Delay(1);
            quiet = host.IsIdle ? quiet + 1 : 0;
            if (elapsed.Elapsed > SettleLimit) throw new TimeoutException("The stack did not come to rest within a minute.");
        }
    }
}
