using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Signals;
using GameLobby.Domain;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Signals;

public sealed class Signalling : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_signal_reaches_every_other_member()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);

        await clients[0].Done(new SendSignal { Name = "emote", Payload = "wave" });
        await host.Settle();

        Assert.Empty(clients[0].Pushes.OfType<SignalPush>());
        Assert.Equal(new SignalPush(lobby, Ada, "emote", "wave", Noon), Assert.Single(clients[1].Pushes.OfType<SignalPush>()));
        Assert.Single(clients[2].Pushes.OfType<SignalPush>());
    }

    [Fact]
    public async Task A_signal_with_recipients_reaches_only_those_in_the_lobby()
    {
        var (_, clients) = await host.Gather(Ada, Bob, Cleo);
        var dan = await host.Connect(Dan);

        await clients[0].Done(new SendSignal { Name = "emote", To = [Cleo, Dan] });
        await host.Settle();

        Assert.Empty(clients[1].Pushes.OfType<SignalPush>());
        Assert.Single(clients[2].Pushes.OfType<SignalPush>());
        Assert.Empty(dan.Pushes);
    }

    [Fact]
    public async Task A_repeated_signal_is_not_sent_again()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new SendSignal { Name = "emote" }, "7");
        await host.Settle();
        await clients[0].Done(new SendSignal { Name = "emote" }, "7");
        Assert.Equal(Refusals.IdReused, (await clients[0].Send(new SendSignal { Name = "taunt" }, "7")).Error);
        await host.Settle();

        Assert.Single(clients[1].Pushes.OfType<SignalPush>());
    }

    [Fact]
    public async Task A_repeated_signal_succeeds_after_its_sender_left()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new SendSignal { Name = "emote" }, "7");
        await clients[1].Done(new LeaveLobby());

        Assert.False((await clients[1].Send(new SendSignal { Name = "emote" }, "7")).IsRefused);
    }

    [Fact]
    public async Task Muted_members_and_outsiders_cannot_send_signals()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new MuteMember { PlayerId = Bob, Muted = true });

        Assert.Equal(Refusals.Muted, (await clients[1].Send(new SendSignal { Name = "emote" })).Error);
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Cleo)).Send(new SendSignal { Name = "emote" })).Error);
    }

    public void Dispose() => host.Dispose();
}
