using GameLobby.Application.Changes;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using static GameLobby.TestKit.Builders.People;
using Match = GameLobby.Domain.Lobbies.Match;

namespace GameLobby.Application.Tests.Matches;

public sealed class TickingLobbies : IDisposable
{
    private readonly Mock<IMatchAllocator> allocator = new();
    private readonly TestHost host;

    public TickingLobbies()
    {
        allocator.Setup(it => it.Allocate(It.IsAny<Lobby>(), It.IsAny<Match>(), It.IsAny<CancellationToken>())).ReturnsAsync("server:7777");
        host = new TestHost(services: services => services.AddSingleton(allocator.Object));
    }

    [Fact]
    public async Task A_tick_after_the_countdown_starts_the_match()
    {
        var lobby = await Starting();
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        await host.Send(new TickLobby(lobby));

        var match = (await host.Stored(lobby)).Match!;
        Assert.Equal((Noon.AddSeconds(5), "server:7777"), (match.StartedAt, match.Connection));
    }

    [Fact]
    public async Task A_tick_before_the_countdown_ends_does_nothing()
    {
        var lobby = await Starting();
        host.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));

        await host.Send(new TickLobby(lobby));

        Assert.Equal(LobbyStatus.Starting, (await host.Stored(lobby)).Status);
        allocator.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Concurrent_ticks_start_one_match_and_allocate_only_for_that_match()
    {
        var lobby = await Starting();
        var match = (await host.Stored(lobby)).Match!;
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        using var other = new TestHost(host, services => services.AddSingleton(allocator.Object));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? host : other).Send(new TickLobby(lobby)))));

        Assert.Equal(4, (await host.Stored(lobby)).Version);
        Assert.Single(host.Table.TakeStream().OfType<LobbyStored>(), it => it.After.Status is LobbyStatus.InMatch);
        allocator.Verify(
            it => it.Allocate(It.IsAny<Lobby>(), It.Is<Match>(asked => asked.Id == match.Id), It.IsAny<CancellationToken>()),
            Times.AtLeastOnce);
        allocator.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_failed_allocation_cancels_the_countdown()
    {
        allocator.Setup(it => it.Allocate(It.IsAny<Lobby>(), It.IsAny<Match>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Result<string?>.From(Refusals.Unavailable));
        var lobby = await Starting();
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        await host.Send(new TickLobby(lobby));

        var stored = await host.Stored(lobby);
        Assert.Equal((LobbyStatus.Open, ChangeReason.AllocationFailed), (stored.Status, stored.Reason));
    }

    [Fact]
    public async Task A_countdown_cancelled_during_allocation_starts_no_match()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        allocator.Setup(it => it.Allocate(It.IsAny<Lobby>(), It.IsAny<Match>(), It.IsAny<CancellationToken>()))
            .Returns(async () =>
            {
                await clients[0].Done(new CancelMatch());
                return "server:7777";
            });

        await host.Send(new TickLobby(lobby));

        Assert.Equal(LobbyStatus.Open, (await host.Stored(lobby)).Status);
    }

    [Fact]
    public async Task One_tick_applies_everything_that_is_due()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        foreach (var client in clients) await host.Send(new EndSession(client.Player, client.Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(120));

        await host.Send(new TickLobby(lobby));

        Assert.Equal(LobbyStatus.Closed, (await host.Stored(lobby)).Status);
    }

    [Fact]
    public async Task A_tick_of_an_unknown_lobby_is_not_refused() =>
        Assert.False((await host.Send(new TickLobby(new LobbyId("nowhere")))).IsRefused);

    [Fact]
    public async Task A_tick_removes_a_manually_edited_offline_member_without_a_deadline()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);
        host.Table.Put((await host.Stored(lobby)).Edited(Bob, bob => bob with { Connection = null }));

        await host.Send(new TickLobby(lobby));

        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
    }

    [Fact]
    public async Task The_sweep_ticks_only_overdue_lobbies()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var (other, _) = await host.Gather(Cleo);
        await host.Send(new EndSession(Bob, clients[1].Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(120));

        var swept = (await host.Send(new SweepLobbies())).Value;

        Assert.Equal(new SweepResult(1, 0), swept);
        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
        Assert.Equal(1, (await host.Stored(other)).Version);
        Assert.Equal(new SweepResult(0, 0), (await host.Send(new SweepLobbies())).Value);
    }

    [Fact]
    public async Task The_sweep_ends_expired_connections_and_closes_abandoned_lobbies()
    {
        var (lobby, _) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromMinutes(130));
        await host.Send(new SweepLobbies());
        Assert.All((await host.Stored(lobby)).Members, member => Assert.False(member.IsOnline));

        host.Clock.Advance(TimeSpan.FromSeconds(120));
        await host.Send(new SweepLobbies());
        Assert.True((await host.Stored(lobby)).IsClosed);
    }

    [Fact]
    public async Task A_countdown_and_a_reconnect_grace_each_set_a_timer()
    {
        var lobby = await Starting();
        await host.Settle();
        Assert.Equal([(lobby, Noon.AddSeconds(5))], host.Timers.Timers);

        await host.Send(new EndSession(Bob, Bob.Socket()));
        await host.Settle();
        Assert.Equal((lobby, Noon.AddSeconds(120)), host.Timers.Timers[^1]);
    }

    [Fact]
    public async Task A_timer_is_not_set_for_a_distant_or_an_unchanged_deadline()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });
        await host.Settle();
        var before = host.Timers.Timers.Count;

        await clients[1].Done(new SetReady { Ready = true });
        await host.Settle();

        Assert.Equal((1, 1), (before, host.Timers.Timers.Count));
    }

    private async Task<LobbyId> Starting()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new StartMatch { Force = true });
        return lobby;
    }

    public void Dispose() => host.Dispose();
}
