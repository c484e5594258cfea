using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Schedules;
using GameLobby.LocalCloud.Template;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Sources;
using Microsoft.Extensions.Time.Testing;
using static GameLobby.LocalCloud.Tests.Gateway.CallingTheConnectionsApi;

namespace GameLobby.LocalCloud.Tests.Chaos;

public sealed class InjectedFaults
{
    private readonly WaitingClock clock = new();

    [Fact]
    public async Task A_dropped_socket_closes_abnormally()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        Plan(gateway, Fault.DroppedSocket);

        await client.Send("{}");

        await Assert.ThrowsAsync<WebSocketException>(client.Receive);
        Assert.Equal(1006, (await gateway.Functions.NextEvent("Disconnect"))["requestContext"]!["disconnectStatusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_last_frame_of_a_dropped_socket_may_be_handled_or_not()
    {
        await using var gateway = await GatewayUnderTest.Start();
        Plan(gateway, Fault.DroppedSocket);

        for (var n = 0; n < 20; n++)
        {
            await using var client = await gateway.Connect();
            await client.Send("{}");
            await gateway.Functions.NextEvent("Disconnect");
        }

        var handled = 0;
        for (; gateway.Functions.HasEvent("Message"); handled++) await gateway.Functions.NextEvent("Message");
        Assert.InRange(handled, 1, 19);
    }

    [Fact]
    public async Task A_lost_disconnect_is_not_invoked_and_a_late_one_is_delayed()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        Plan(gateway, Fault.LostDisconnect);
        await LoseConnection(gateway);
        Plan(gateway, Fault.LateDisconnect);
        await LoseConnection(gateway);
        Assert.False(gateway.Functions.HasEvent("Disconnect"));

        await Wait.Until(() => gateway.Functions.HasEvent("Disconnect"), clock, TimeSpan.FromMilliseconds(100));

        await gateway.Functions.NextEvent("Disconnect");
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(gateway.Functions.HasEvent("Disconnect"));
    }

    [Fact]
    public async Task An_anonymous_disconnect_has_no_authorizer_context()
    {
        await using var gateway = await GatewayUnderTest.Start();
        Plan(gateway, Fault.AnonymousDisconnect);

        await LoseConnection(gateway);

        var context = (await gateway.Functions.NextEvent("Disconnect"))["requestContext"]!;
        Assert.Null(context["authorizer"]);
        Assert.NotNull(context["connectionId"]);
    }

    [Fact]
    public async Task A_gone_push_fails_and_closes_the_connection()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.GonePush);

        await Assert.ThrowsAsync<GoneException>(() => Post(api, id, "x"));

        await Assert.ThrowsAsync<WebSocketException>(client.Receive);
    }

    [Fact]
    public async Task A_throttled_push_gets_status_429()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.ThrottledPush);

        await Assert.ThrowsAsync<LimitExceededException>(() => Post(api, id, "x"));
    }

    [Fact]
    public async Task A_hung_push_times_out_and_is_not_delivered()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.HungPush);

        var hung = Post(api, id, "x");
        await clock.Waits(atMost: TimeSpan.FromSeconds(29));
        Assert.False(hung.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(29));

        var failure = await Assert.ThrowsAnyAsync<AmazonApiGatewayManagementApiException>(() => hung);
        Assert.Equal(HttpStatusCode.GatewayTimeout, failure.StatusCode);
        Plan(gateway);
        await Post(api, id, "next");
        Assert.Equal("next", await client.Receive());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failed_push_gets_the_status_of_the_plan_and_is_not_delivered(int status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        gateway.Faults.Plan = Always(Fault.FailedPush) with { PushStatus = status };

        var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Post(api, id, "x"));

        Assert.Equal(status, (int)failure.StatusCode);
        Plan(gateway);
        await Post(api, id, "next");
        Assert.Equal("next", await client.Receive());
    }

    [Fact]
    public void A_failed_push_gets_any_of_four_statuses_by_default()
    {
        var faults = new FaultInjector(Always(Fault.FailedPush));

        Assert.Equal([400, 403, 500, 503], Enumerable.Range(0, 64).Select(_ => faults.PushStatus()).Distinct().Order());
    }

    [Fact]
    public async Task A_reset_push_gets_no_response_and_is_not_delivered()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.ResetPush);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Post(api, id, "x"));

        Assert.False(failure is AmazonServiceException { StatusCode: > 0 }, $"{failure}");
        Plan(gateway);
        await Post(api, id, "next");
        Assert.Equal("next", await client.Receive());
    }

    [Fact]
    public async Task A_plan_can_limit_the_faults_of_pushes_to_one_player()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);

        gateway.Faults.Plan = Always(Fault.FailedPush) with { PushesTo = "someone else" };
        await Post(api, id, "x");
        Assert.Equal("x", await client.Receive());

        gateway.Faults.Plan = Always(Fault.FailedPush) with { PushesTo = "p1" };
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Post(api, id, "y"));
    }

    [Fact]
    public async Task A_repeated_push_is_delivered_twice()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.RepeatedPush);

        await Post(api, id, "x");

        Assert.Equal(("x", "x"), (await client.Receive(), await client.Receive()));
    }

    [Fact]
    public async Task A_late_push_is_delivered_after_newer_ones()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.LatePush);
        await Post(api, id, "first");
        await clock.Waits(atMost: TimeSpan.FromSeconds(2));
        Plan(gateway);
        await Post(api, id, "second");
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(("second", "first"), (await client.Receive(), await client.Receive()));
    }

    [Fact]
    public async Task A_slow_push_delays_its_caller()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.SlowPush);

        var slow = Post(api, id, "x");
        await clock.Waits(atMost: TimeSpan.FromSeconds(2));
        Assert.False(slow.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));

        await slow;
        Assert.Equal("x", await client.Receive());
    }

    [Fact]
    public async Task A_plan_can_shorten_connections()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        gateway.Faults.Plan = new ChaosPlan { ConnectionSeconds = 20 };
        await using var client = await gateway.Connect();

        await clock.Waits(atMost: TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1001, await client.Closed());
    }

    [Fact]
    public async Task A_killed_function_fails_before_or_after_its_work()
    {
        var functions = new RecordingFunctions();
        var faulty = new FaultyFunctions(functions, new FaultInjector(Always(Fault.KilledFunction)));

        for (var n = 0; n < 20; n++) Assert.NotNull((await faulty.Invoke("Stream", Batch, default)).Error);

        Assert.InRange(functions.Batches.Count, 1, 19);
    }

    [Fact]
    public async Task A_throttled_function_is_not_invoked()
    {
        var functions = new RecordingFunctions();
        var faulty = new FaultyFunctions(functions, new FaultInjector(Always(Fault.ThrottledFunction)));

        var invocation = await faulty.Invoke("Stream", Batch, default);

        Assert.True(invocation.IsThrottled);
        Assert.Equal("TooManyRequestsException", invocation.Error?.Type);
        Assert.Empty(functions.Batches);
    }

    [Fact]
    public async Task A_repeated_batch_is_delivered_twice_but_a_request_is_not()
    {
        var (functions, gateway) = (new RecordingFunctions(), new GatewayFunctions());
        var faults = new FaultInjector(Always(Fault.RepeatedBatch));

        await new FaultyFunctions(functions, faults).Invoke("Stream", Batch, default);
        await new FaultyFunctions(gateway, faults).Invoke("Message", """{"body":"x"}""", default);

        Assert.Equal(2, functions.Batches.Count);
        await gateway.NextEvent("Message");
        Assert.False(gateway.HasEvent("Message"));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(Fault.RepeatedSchedule, 2)]
    public void A_repeated_schedule_delivers_the_same_event_twice(Fault? fault, int deliveries)
    {
        var functions = new CountingFunctions();
        var stack = new Stack
        {
            Account = new(new Uri("http://127.0.0.1")),
            Schedules = [new ScheduleSource("EveryMinute", "Sweep", TimeSpan.FromMinutes(1))],
        };
        var faults = new FaultInjector(fault is { } always ? Always(always) : ChaosPlan.None);
        using var scheduler = new Scheduler(
            new(stack, functions, new(stack.Account, [], clock), new(clock), faults, new(stack, clock)), clock);

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(deliveries, functions.Events.Count);
        Assert.Single(functions.Events.Distinct());
    }

    [Fact]
    public void A_seed_determines_the_sequence_of_a_fault_independently_of_others()
    {
        var (alone, among) = (new FaultInjector(Half(7, Fault.GonePush)), new FaultInjector(Half(7, Fault.GonePush, Fault.SlowPush)));

        var expected = Enumerable.Range(0, 64).Select(_ => alone.ShouldInject(Fault.GonePush)).ToArray();
        var struck = Enumerable.Range(0, 64)
            .Select(_ => (Slow: among.ShouldInject(Fault.SlowPush), Gone: among.ShouldInject(Fault.GonePush)).Gone)
            .ToArray();
        var otherwise = new FaultInjector(Half(8, Fault.GonePush));

        Assert.Equal(expected, struck);
        Assert.NotEqual(expected, Enumerable.Range(0, 64).Select(_ => otherwise.ShouldInject(Fault.GonePush)));
    }

    private const string Batch = """{"Records":[]}""";

    private static ChaosPlan Always(params Fault[] faults) => new() { Rates = faults.ToDictionary(fault => fault, _ => 1.0) };

    private static ChaosPlan Half(int seed, params Fault[] faults) =>
        new() { Seed = seed, Rates = faults.ToDictionary(fault => fault, _ => 0.5) };

    private static void Plan(GatewayUnderTest gateway, params Fault[] faults) => gateway.Faults.Plan = Always(faults);

    private static async Task LoseConnection(GatewayUnderTest gateway)
    {
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        client.Socket.Abort();
        using var api = Api(gateway);
        await Wait.Until(async () => await Record.ExceptionAsync(() => Post(api, id, "x")) is GoneException);
    }

    private sealed class CountingFunctions : IFunctions
    {
        public List<string> Events { get; } = [];

        public Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
        {
            Events.Add(eventJson);
            return Task.FromResult(new Invocation("null", null));
        }
    }

    /// <summary>A manual clock that records the timers that are created.</summary>
    private sealed class WaitingClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        private readonly ConcurrentBag<TimeSpan> waits = [];

        public Task Waits(TimeSpan atMost) => Wait.Until(() => waits.Any(wait => wait > TimeSpan.Zero && wait <= atMost));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            waits.Add(dueTime);
            return timer;
        }
    }
}
