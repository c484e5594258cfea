using GameLobby.Application.Contracts;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Matches;

public sealed class Tickets : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Each_player_receives_their_ticket_right_after_the_match_starts()
    {
        var (lobby, clients) = await Start(host);

        Assert.All(clients[..2], client =>
        {
            var started = client.Pushes.ToList().FindIndex(push => push is LobbyChangedPush { Changes: [MatchStartedChange] });
            Assert.Equal(new MatchTicketPush(lobby, $"{lobby}-6", null, $"{lobby}-6/{client.Player}/"), client.Pushes[started + 1]);
        });
    }

    [Fact]
    public async Task A_player_can_request_their_ticket_again_but_a_spectator_cannot()
    {
        var (lobby, clients) = await Start(host);

        Assert.Equal(new TicketReply($"{lobby}-6", null, $"{lobby}-6/bob/"), await clients[1].Done(new GetTicket()));
        Assert.Equal(Refusals.SpectatorsCannotPlay, (await clients[2].Send(new GetTicket())).Error);
        Assert.Empty(clients[2].Pushes.OfType<MatchTicketPush>());
    }

    [Fact]
    public async Task A_ticket_request_without_a_match_is_refused()
    {
        var (_, clients) = await host.Gather(Ada);

        Assert.Equal(Refusals.NoMatch, (await clients[0].Send(new GetTicket())).Error);
    }

    [Fact]
    public async Task The_allocators_connection_reaches_the_players()
    {
        using var allocating = new TestHost(services: all => all.AddSingleton<IMatchAllocator>(new Allocator("udp://10.0.0.1:7777")));

        var (_, clients) = await Start(allocating);

        Assert.Equal("udp://10.0.0.1:7777", (await clients[0].Done(new GetTicket())).Connection);
    }

    [Fact]
    public async Task A_failed_allocation_cancels_the_start_and_does_not_restart_it()
    {
        using var failing = new TestHost(services: all => all.AddSingleton<IMatchAllocator>(new Allocator(Refusals.Unavailable)));

        var (lobby, clients) = await Start(failing);

        Assert.Equal(LobbyStatus.Open, (await failing.Stored(lobby)).Status);
        var called = clients[0].Pushes.OfType<LobbyChangedPush>().SelectMany(push => push.Changes).OfType<MatchCancelledChange>();
        Assert.Equal(ChangeReason.AllocationFailed, Assert.Single(called).Reason);
    }

    /// <summary>Gathers two ready players and a spectator and ticks the lobby after the countdown.</summary>
    private static async Task<(LobbyId Lobby, Client[] Clients)> Start(TestHost host)
    {
        var (lobby, clients) = await host.Gather(Scenes.Create with { AutoStart = AutoStart.WhenAllReady }, Ada, Bob);
        var cleo = await host.Connect(Cleo);
        await cleo.Done(Scenes.Join(lobby) with { Spectate = true });
        await clients[0].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["level"] = "3" } });
        foreach (var client in clients) await client.Done(new SetReady { Ready = true });
        await host.Settle();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.Send(new TickLobby(lobby));
        await host.Settle();
        return (lobby, [.. clients, cleo]);
    }

    private sealed class Allocator(Result<string?> result) : IMatchAllocator
    {
        public Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct) => Task.FromResult(result);
    }

    public void Dispose() => host.Dispose();
}
