using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class LongPolling : SqsService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_waiting_receipt_returns_a_message_when_it_is_sent()
    {
        var waiting = Receive(Standard, waitSeconds: 20);
        await Send(Standard, "x");
        Assert.Equal("x", Assert.Single(await waiting.WaitAsync(Patience)).Body);
    }

    [Fact]
    public async Task A_waiting_receipt_returns_a_message_that_becomes_visible()
    {
        await Send(Standard, "x");
        await Receive(Standard);
        Assert.Equal("x", Assert.Single(await WhileTimePasses(Receive(Standard, waitSeconds: 20), secondsAtOnce: 30)).Body);
    }

    [Fact]
    public async Task A_waiting_receipt_returns_the_next_message_of_an_unblocked_group()
    {
        await Send(Fifo, "first", "g");
        await Send(Fifo, "second", "g");
        var first = Assert.Single(await Receive(Fifo, most: 1));
        var waiting = Receive(Fifo, waitSeconds: 20);
        await Delete(Fifo, first);
        Assert.Equal("second", Assert.Single(await waiting.WaitAsync(Patience)).Body);
    }

    [Fact]
    public async Task A_waiting_receipt_returns_nothing_after_its_wait_time() =>
        Assert.Empty(await WhileTimePasses(Receive(Standard, waitSeconds: 20), secondsAtOnce: 5));

    private Task<T> WhileTimePasses<T>(Task<T> task, int secondsAtOnce) => Wait.For(task, Clock, TimeSpan.FromSeconds(secondsAtOnce));
}
