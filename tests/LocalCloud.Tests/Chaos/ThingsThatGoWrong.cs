using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Sources;
using Microsoft.Extensions.Time.Testing;
using static GameLobby.LocalCloud.Tests.Gateway.CallingBackAClient;

namespace GameLobby.LocalCloud.Tests.Chaos;

public sealed class ThingsThatGoWrong
{
    private readonly WaitingClock clock = new();

    [Fact]
    public async Task A_dropped_socket_ends_without_a_goodbye()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        Plan(gateway, Fault.DroppedSocket);

        await client.Send("{}");

        await Assert.ThrowsAsync<WebSocketException>(client.Receive);
        Assert.Equal(1006, (await gateway.Functions.Asked("Disconnect"))["requestContext"]!["disconnectStatusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task Its_last_frame_is_handled_or_not()
    {
        await using var gateway = await GatewayUnderTest.Start();
        Plan(gateway, Fault.DroppedSocket);

        for (var n = 0; n < 20; n++)
        {
            await using var client = await gateway.Connect();
            await client.Send("{}");
            await gateway.Functions.Asked("Disconnect");
        }

        var handled = 0;
        for (; gateway.Functions.WasAsked("Message"); handled++) await gateway.Functions.Asked("Message");
        Assert.InRange(handled, 1, 19);
    }

    [Fact]
    public async Task A_lost_disconnect_is_never_told_and_a_late_one_is_later()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        Plan(gateway, Fault.LostDisconnect);
        await Lose(gateway);
        Plan(gateway, Fault.LateDisconnect);
        await Lose(gateway);
        Assert.False(gateway.Functions.WasAsked("Disconnect"));

        await Wait.Until(() => gateway.Functions.WasAsked("Disconnect"), clock, TimeSpan.FromMilliseconds(100));

        await gateway.Functions.Asked("Disconnect");
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(gateway.Functions.WasAsked("Disconnect"));
    }

    [Fact]
    public async Task A_push_finds_its_socket_gone()
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
    public async Task A_push_is_throttled()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        using var api = Api(gateway);
        Plan(gateway, Fault.ThrottledPush);

        await Assert.ThrowsAsync<LimitExceededException>(() => Post(api, id, "x"));
    }

    [Fact]
    public async Task A_push_hangs_and_is_not_delivered()
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

    [Fact]
    public async Task A_push_comes_twice()
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
    public async Task A_late_push_comes_after_later_ones()
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
    public async Task A_slow_push_holds_up_its_caller()
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
    public async Task A_connection_is_as_short_as_the_plan_says()
    {
        await using var gateway = await GatewayUnderTest.Start(clock);
        gateway.Misfortune.Plan = new ChaosPlan { ConnectionSeconds = 20 };
        await using var client = await gateway.Connect();
        await ConnectionId(gateway);

        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1001, await client.Closed());
    }

    [Fact]
    public async Task A_killed_function_answers_nothing_whether_it_did_its_work_or_not()
    {
        var functions = new RecordingFunctions();
        var unlucky = new UnluckyFunctions(functions, new Misfortune(Always(Fault.KilledFunction)));

        for (var n = 0; n < 20; n++) Assert.NotNull((await unlucky.Invoke("Stream", Batch, default)).Error);

        Assert.InRange(functions.Batches.Count, 1, 19);
    }

    [Fact]
    public async Task A_batch_is_handed_over_twice_and_a_request_is_not()
    {
        var (functions, gateway) = (new RecordingFunctions(), new GatewayFunctions());
        var misfortune = new Misfortune(Always(Fault.RepeatedBatch));

        await new UnluckyFunctions(functions, misfortune).Invoke("Stream", Batch, default);
        await new UnluckyFunctions(gateway, misfortune).Invoke("Message", """{"body":"x"}""", default);

        Assert.Equal(2, functions.Batches.Count);
        await gateway.Asked("Message");
        Assert.False(gateway.WasAsked("Message"));
    }

    [Fact]
    public void The_same_seed_strikes_in_the_same_places_whatever_else_strikes()
    {
        var (alone, among) = (new Misfortune(Half(7, Fault.GonePush)), new Misfortune(Half(7, Fault.GonePush, Fault.SlowPush)));

        var expected = Enumerable.Range(0, 64).Select(_ => alone.Strikes(Fault.GonePush)).ToArray();
        var struck = Enumerable.Range(0, 64)
            .Select(_ => (Slow: among.Strikes(Fault.SlowPush), Gone: among.Strikes(Fault.GonePush)).Gone)
            .ToArray();
        var otherwise = new Misfortune(Half(8, Fault.GonePush));

        Assert.Equal(expected, struck);
        Assert.NotEqual(expected, Enumerable.Range(0, 64).Select(_ => otherwise.Strikes(Fault.GonePush)));
    }

    private const string Batch = """{"Records":[]}""";

    private static ChaosPlan Always(params Fault[] faults) => new() { Rates = faults.ToDictionary(fault => fault, _ => 1.0) };

    private static ChaosPlan Half(int seed, params Fault[] faults) =>
        new() { Seed = seed, Rates = faults.ToDictionary(fault => fault, _ => 0.5) };

    private static void Plan(GatewayUnderTest gateway, params Fault[] faults) => gateway.Misfortune.Plan = Always(faults);

    private static async Task Lose(GatewayUnderTest gateway)
    {
        await using var client = await gateway.Connect();
        var id = await ConnectionId(gateway);
        client.Socket.Abort();
        using var api = Api(gateway);
        await Wait.Until(async () => await Record.ExceptionAsync(() => Post(api, id, "x")) is GoneException);
    }

    /// <summary>A clock that stands until it is moved, and tells when somebody waits for it.</summary>
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
