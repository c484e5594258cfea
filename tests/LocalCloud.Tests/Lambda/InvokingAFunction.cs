using System.Text.Json;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;
using GameLobby.LocalCloud.Tests.Samples;
using GameLobby.LocalCloud.Tests.Sources;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Lambda;

using SampleState = GameLobby.LocalCloud.Tests.Samples.Samples;

public sealed class InvokingAFunction
{
    private static readonly Account Account = new(new Uri("http://127.0.0.1:3000"));

    [Fact]
    public async Task The_assemblys_serializer_reads_the_event_and_writes_the_response()
    {
        using var host = Host("Sell");
        var receipt = Read(await Invoke(host, new Order("buy")));
        Assert.Equal(("buy", "Sell"), (receipt.Kind, receipt.Function));
        Assert.InRange(receipt.RemainingSeconds, 25, 30);
        Assert.NotEqual(receipt.RequestId, Read(await Invoke(host, new Order("buy"))).RequestId);
    }

    [Fact]
    public async Task Consecutive_events_share_an_environment()
    {
        using var host = Host("Sell");
        var first = Read(await Invoke(host, new Order("buy")));
        var second = Read(await Invoke(host, new Order("buy")));
        Assert.Equal(first.Instance, second.Instance);
        Assert.Equal(1, host.ColdStarts("Sell"));
    }

    [Fact]
    public async Task A_run_is_reported_with_its_cold_start_and_billed_time()
    {
        using var host = Host("Sell");
        var cold = (await Invoke(host, new Order("buy"))).Report!;
        var warm = (await Invoke(host, new Order("fail"))).Report!;
        Assert.Equal(("Sell", true, null), (cold.Function, cold.IsColdStart, cold.Error));
        Assert.Equal(("Sell", false, "No such order"), (warm.Function, warm.IsColdStart, warm.Error?.Message));
        Assert.Equal(Math.Ceiling(warm.Duration.TotalMilliseconds), warm.BilledMilliseconds);
        Assert.InRange(cold.BilledMilliseconds, cold.InitDuration!.Value.TotalMilliseconds, cold.BilledMilliseconds);
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("block")]
    public async Task Concurrent_events_run_in_separate_environments(string how)
    {
        using var host = Host("Sell");
        var gate = Gate();
        var busy = Invoke(host, new Order(how, gate));
        await SampleState.Started[gate].Task.WaitAsync(TimeSpan.FromSeconds(20));
        var other = Read(await Invoke(host, new Order("buy")));
        Assert.Equal(2, host.ColdStarts("Sell"));
        SampleState.Gates[gate].SetResult();
        Assert.NotEqual(other.Instance, Read(await busy).Instance);

        await Invoke(host, new Order("buy"));
        Assert.Equal(2, host.ColdStarts("Sell"));
    }

    [Fact]
    public async Task An_exception_fails_the_invocation_but_keeps_the_environment()
    {
        using var host = Host("Sell");
        var failed = await Invoke(host, new Order("fail"));
        Assert.Equal(new InvocationError("InvalidOperationException", "No such order"), failed.Error);
        Assert.Equal("""{"errorType":"InvalidOperationException","errorMessage":"No such order"}""", failed.Payload);
        Assert.Null((await Invoke(host, new Order("buy"))).Error);
        Assert.Equal(1, host.ColdStarts("Sell"));
    }

    [Fact]
    public async Task A_timeout_fails_the_invocation_and_discards_the_environment()
    {
        var clock = new FakeTimeProvider();
        using var host = Host("Sell", clock);
        var gate = Gate();
        var slow = Invoke(host, new Order("wait", gate));
        await SampleState.Started[gate].Task.WaitAsync(TimeSpan.FromSeconds(20));
        var late = await Wait.For(slow, clock, TimeSpan.FromSeconds(1));
        Assert.Equal("Task timed out after 30.00 seconds", late.Error!.Message);

        SampleState.Gates[gate].SetResult();
        await Invoke(host, new Order("buy"));
        Assert.Equal(2, host.ColdStarts("Sell"));
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_the_invocation()
    {
        using var host = Host("Broken");
        Assert.Equal(new InvocationError("InvalidOperationException", "No such table"), (await host.Invoke("Broken", "{}", default)).Error);
    }

    [Fact]
    public async Task A_function_without_a_result_returns_null() =>
        Assert.Equal("null", (await Host("Tell").Invoke("Tell", "{}", default)).Payload);

    [Fact]
    public async Task A_function_with_stream_parameters_receives_the_raw_bytes() =>
        Assert.Equal("{ \"a\":  1 }", (await Host("Mirror").Invoke("Mirror", "{ \"a\":  1 }", default)).Payload);

    [Fact]
    public async Task A_handler_may_be_named_by_its_type()
    {
        var handler = $"GameLobby.LocalCloud.Tests::{typeof(Sample_Mirror_Generated).FullName}::Mirror";
        var stack = new Stack { Account = Account, Functions = [new FunctionDefinition("F", handler)] };
        using var host = new FunctionHost(stack, TimeProvider.System);
        Assert.Equal("1", (await host.Invoke("F", "1", default)).Payload);
    }

    [Theory]
    [InlineData("GameLobby.LocalCloud.Tests", "Buy", "Buy: GameLobby.LocalCloud.Tests has no generated handler for Buy.")]
    [InlineData("Nowhere", "Buy", "Buy: Nowhere is not built in /code. Build it with dotnet build.")]
    public void A_missing_handler_is_one_clear_line(string assembly, string entryPoint, string message)
    {
        using var host = Host(entryPoint, assembly: assembly);
        Assert.Equal(message, Assert.Throws<LocalCloudException>(host.Check).Message);
    }

    private static FunctionHost Host(string entryPoint, TimeProvider? clock = null, string assembly = "GameLobby.LocalCloud.Tests") => new(
        new Stack
        {
            Account = Account,
            Functions =
            [
                new FunctionDefinition(entryPoint, assembly)
                {
                    CodeUri = "/code",
                    Timeout = TimeSpan.FromSeconds(30),
                    Environment = new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = entryPoint },
                },
            ],
        },
        clock ?? TimeProvider.System);

    private static Task<Invocation> Invoke(FunctionHost host, Order order) => host.Invoke("Sell", JsonSerializer.Serialize(order), default);

    private static Receipt Read(Invocation invocation) => JsonSerializer.Deserialize<Receipt>(invocation.Payload)!;

    private static string Gate()
    {
        var gate = Guid.NewGuid().ToString();
        SampleState.Gates[gate] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SampleState.Started[gate] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return gate;
    }
}
