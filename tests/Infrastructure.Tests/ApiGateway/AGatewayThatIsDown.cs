using Amazon.Runtime;
using GameLobby.Application.Ports;
using Polly.CircuitBreaker;

namespace GameLobby.Infrastructure.Tests.ApiGateway;

public sealed class AGatewayThatIsDown : Pushing
{
    [Fact]
    public async Task Is_left_alone_when_nearly_everything_failed()
    {
        await Fail(20);

        await Assert.ThrowsAnyAsync<BrokenCircuitException>(() => PushTo("anyone"));
        Assert.Equal(0, Gateway.CountOf("anyone"));
    }

    [Fact]
    public async Task Is_tried_again_after_a_while()
    {
        await Fail(20);

        Clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Is_not_told_by_sockets_that_are_gone()
    {
        for (var n = 0; n < 40; n++)
        {
            Gateway.Returns($"gone-{n}", 410);
            Assert.Equal(PushResult.Gone, await PushTo($"gone-{n}"));
        }

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Is_not_told_by_some_that_fail_among_others_that_do_not()
    {
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(PushResult.Delivered, await PushTo($"fine-{n}"));
            await Fail(3);
        }

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    [Fact]
    public async Task Is_not_told_by_a_lobby_of_clients_that_hang()
    {
        for (var n = 0; n < 8; n++) Gateway.Hangs($"hung-{n}");
        foreach (var n in Enumerable.Range(0, 8)) Assert.Equal(PushResult.Dropped, await PushToHung($"hung-{n}"));

        Assert.Equal(PushResult.Delivered, await PushTo("anyone"));
    }

    private async Task Fail(int times)
    {
        Gateway.Returns("failing", 500);
        for (var n = 0; n < times; n++) await Assert.ThrowsAnyAsync<AmazonServiceException>(() => PushTo("failing"));
    }
}
