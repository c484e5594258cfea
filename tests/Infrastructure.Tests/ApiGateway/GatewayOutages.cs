using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.Tests.ApiGateway;

public sealed class GatewayOutages : Pushing
{
    [Fact]
    public async Task A_gateway_that_keeps_failing_receives_no_more_pushes()
    {
        await Fail(20);

        Assert.Equal(PushResult.BreakerOpen, await PushTo("anyone"));
        Assert.Equal(0, Gateway.CountOf("anyone"));
    }

    [Fact]
    public async Task A_gateway_that_failed_is_retried_after_five_seconds()
    {
        await Fail(20);

        Clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Gone_connections_do_not_open_the_circuit()
    {
        for (var n = 0; n < 40; n++)
        {
            Gateway.Returns($"gone-{n}", 410);
            Assert.Equal(PushResult.Gone, await PushTo($"gone-{n}"));
        }

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Failures_mixed_with_successes_do_not_open_the_circuit()
    {
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(PushResult.Delivered, await PushTo($"fine-{n}"));
            await Fail(3);
        }

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Hung_clients_do_not_open_the_circuit()
    {
        for (var n = 0; n < 8; n++) Gateway.Hangs($"hung-{n}");
        foreach (var n in Enumerable.Range(0, 8)) Assert.Equal(PushResult.TimedOut, await PushToHung($"hung-{n}"));

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    private async Task Fail(int times)
    {
        Gateway.Returns("failing", 500);
        for (var n = 0; n < times; n++) Assert.Equal(PushResult.Failed, await PushTo("failing"));
    }
}
