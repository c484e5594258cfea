using GameLobby.Application.Contracts;
using GameLobby.Application.Members;
using GameLobby.Application.Signals;
using GameLobby.Domain;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Conversations;

public sealed class Signalling : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_signal_reaches_the_others()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();

        await clients[0].Done(new SendSignal { Name = "ping", Payload = "4,2" });
        await Deliver();

        Assert.All(clients[1..], client => Assert.Equal(new SignalPush(lobby, Ada, "ping", "4,2", Noon), client.Pushes[^1]));
        Assert.DoesNotContain(clients[0].Pushes, push => push is SignalPush);
    }

    [Fact]
    public async Task Or_those_it_is_addressed_to_if_they_are_in()
    {
        var (_, clients) = await host.Gather(Ada, Bob, Cleo);
        var dan = await host.Connect(Dan);
        await host.Settle();

        await clients[0].Done(new SendSignal { Name = "ping", To = [Cleo, Dan] });
        await Deliver();

        Assert.IsType<SignalPush>(clients[2].Pushes[^1]);
        Assert.DoesNotContain(clients[1].Pushes.Concat(dan.Pushes), push => push is SignalPush);
    }

    [Fact]
    public async Task A_repeat_signals_once()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await host.Settle();

        await clients[0].Done(new SendSignal { Name = "ping" }, "7");
        await clients[0].Done(new SendSignal { Name = "ping" }, "7");
        await Deliver();

        Assert.Single(clients[1].Pushes, push => push is SignalPush);
    }

    [Fact]
    public async Task The_muted_signal_nothing()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new MuteMember { PlayerId = Bob, Muted = true });

        Assert.Equal(Refusals.Muted, (await clients[1].Send(new SendSignal { Name = "ping" })).Error);
    }

    /// <summary>Signals are not stored, so there is no stream to settle.</summary>
    private async Task Deliver()
    {
        foreach (var group in host.Outbox.Take()) await host.Send(new Application.Changes.DeliverNotices([.. group]));
    }

    public void Dispose() => host.Dispose();
}
