using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Finding;

public sealed class Watching : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly WatchLobbies Ctf = new() { Mode = "ctf" };

    private readonly TestHost host = new();

    [Fact]
    public async Task A_watch_begins_with_the_lobbies_there_are_also_those_without_room()
    {
        await host.Gather(Ada, Bob);
        await host.Gather(Scenes.Create with { MaxPlayers = 1 }, Cleo);
        await host.Gather(Scenes.Create with { Mode = "duel" }, Dan);

        var begun = await (await host.Connect(Eve)).Done(Ctf);

        Assert.Equal([1, 2], begun.Items.Select(lobby => lobby.Players).Order());
    }

    [Fact]
    public async Task Watchers_hear_of_lobbies_that_open_change_and_go()
    {
        var eve = await Watcher(Eve, Ctf);

        var (lobby, clients) = await host.Gather(Ada);
        await Tell();
        await clients[0].Done(new UpdateLobby { Name = "Saturday" });
        await Tell();
        await clients[0].Done(new LeaveLobby());
        await Tell();

        Assert.Equal(["Friday night", "Saturday"], Heard(eve).SelectMany(frame => frame.Upserted).Select(summary => summary.Name));
        Assert.Equal([lobby], Heard(eve).SelectMany(frame => frame.Removed));
        Assert.All(Heard(eve), frame => Assert.Equal(("ctf", null), (frame.Mode, frame.Region)));
    }

    [Fact]
    public async Task What_happened_to_a_lobby_meanwhile_comes_as_how_it_is_now()
    {
        var eve = await Watcher(Eve, Ctf);
        var (_, clients) = await host.Gather(Ada, Bob, Cleo);
        await clients[1].Done(new LeaveLobby());
        var (gone, others) = await host.Gather(Dan);
        await others[0].Done(new LeaveLobby());

        await Tell();

        var frame = Assert.Single(Heard(eve));
        Assert.Equal(2, Assert.Single(frame.Upserted).Players);
        Assert.Equal([gone], frame.Removed);
    }

    [Fact]
    public async Task What_strangers_do_not_see_is_not_told()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await host.Gather(Scenes.Create with { Visibility = Visibility.Private }, Cleo);
        TakeChanges();
        var eve = await Watcher(Eve, Ctf);

        await clients[1].Done(new SetReady { Ready = true });
        await clients[0].Done(new UpdateLobby { Data = new Dictionary<string, string?> { ["_seed"] = "7" } });
        await Tell();

        Assert.Empty(Heard(eve));
    }

    [Fact]
    public async Task A_lobby_that_is_hidden_or_plays_something_else_is_gone_for_its_watchers()
    {
        var (one, ada) = await host.Gather(Ada);
        var (other, bob) = await host.Gather(Bob);
        TakeChanges();
        var (eve, dan) = (await Watcher(Eve, Ctf), await Watcher(Dan, new WatchLobbies { Mode = "duel" }));

        await ada[0].Done(new UpdateLobby { Visibility = Visibility.Private });
        await bob[0].Done(new UpdateLobby { Mode = "duel" });
        await Tell();

        Assert.Equal([one, other], Assert.Single(Heard(eve)).Removed);
        Assert.Equal(other, Assert.Single(Assert.Single(Heard(dan)).Upserted).LobbyId);
    }

    [Fact]
    public async Task Who_watches_a_region_hears_of_that_region_only()
    {
        var everywhere = await Watcher(Dan, Ctf);
        var eu = await Watcher(Eve, Ctf with { Region = "eu" });

        await host.Gather(Scenes.Create with { Region = "eu", Name = "eu" }, Ada);
        await host.Gather(Scenes.Create with { Region = "us", Name = "us" }, Bob);
        await host.Gather(Scenes.Create with { Name = "anywhere" }, Cleo);
        await Tell();

        Assert.Equal(["eu"], Assert.Single(Heard(eu)).Upserted.Select(lobby => lobby.Name));
        Assert.Equal(["eu", "us", "anywhere"], Assert.Single(Heard(everywhere)).Upserted.Select(lobby => lobby.Name));
    }

    [Fact]
    public async Task Who_has_stopped_watching_hears_no_more()
    {
        var eve = await Watcher(Eve, Ctf);
        await eve.Done(new UnwatchLobbies { Mode = "ctf" });

        await host.Gather(Ada);
        await Tell();

        Assert.Empty(Heard(eve));
        Assert.False((await eve.Send(new UnwatchLobbies { Mode = "ctf" })).IsRefused);
    }

    [Fact]
    public async Task A_watch_goes_with_its_socket()
    {
        var (lost, replaced) = (await Watcher(Eve, Ctf), await Watcher(Dan, Ctf));
        await host.Send(new EndSession(Eve, lost.Connection));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Connect(Dan, socket: 2);

        await host.Settle();

        Assert.Empty(await host.Subscriptions.Of(new SubscriptionScope("ctf", null), default));
        Assert.Empty((await host.Players.Get(Dan, default)).Subscriptions);
        Assert.Equal(Refusals.SessionReplaced, (await replaced.Send(Ctf)).Error);
    }

    [Fact]
    public async Task A_new_sockets_watch_outlives_the_old_sockets_end()
    {
        await Watcher(Eve, Ctf);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await host.Connect(Eve, socket: 2);
        await again.Done(Ctf);

        await host.Settle();

        Assert.Equal(again.Connection, Assert.Single(await host.Subscriptions.Of(new SubscriptionScope("ctf", null), default)).Connection);
    }

    [Fact]
    public async Task A_watcher_whose_socket_turns_out_to_be_gone_is_forgotten()
    {
        var eve = await Watcher(Eve, Ctf);
        host.Channel.Answers[eve.Connection.Id] = () => Task.FromResult(PushResult.Gone);
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        await host.Gather(Ada);
        await Tell();
        await host.Settle();

        Assert.Empty(await host.Subscriptions.Of(new SubscriptionScope("ctf", null), default));
    }

    [Fact]
    public async Task A_player_watches_four_scopes_at_most()
    {
        var eve = await host.Connect(Eve);
        foreach (var mode in new[] { "a", "b", "c", "d" }) await eve.Done(new WatchLobbies { Mode = mode });

        Assert.Equal("invalid_request", (await eve.Send(new WatchLobbies { Mode = "e" })).Error!.Code);
        Assert.False((await eve.Send(new WatchLobbies { Mode = "a" })).IsRefused);
        await eve.Done(new UnwatchLobbies { Mode = "a" });
        Assert.False((await eve.Send(new WatchLobbies { Mode = "e" })).IsRefused);
    }

    [Fact]
    public async Task Watchers_get_a_frame_a_second_at_most_though_several_processes_tell()
    {
        var clock = new WaitingClock(Noon);
        using var first = new TestHost(services: services => services.AddSingleton<TimeProvider>(clock));
        using var second = new TestHost(first, services => services.AddSingleton<TimeProvider>(clock));
        var eve = await first.Connect(Eve);
        await eve.Done(Ctf);

        await first.Send(HistoryEntry("one"));
        var waiting = second.Send(HistoryEntry("two"));
        await clock.Waited.WaitAsync(Patience);
        Assert.False(waiting.IsCompleted);
        Assert.Empty(second.Channel.To(eve.Connection));

        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Patience);
        Assert.Single(second.Channel.To(eve.Connection));
    }

    private static NotifySubscribers HistoryEntry(string id) =>
        new([new LobbyChanged(null, Lobby.Create(new LobbyId(id), ALobby.Code, ALobby.Settings, AMember.Of(Ada), Noon))]);

    private static IEnumerable<BrowserChangedPush> Heard(Client client) => client.Pushes.OfType<BrowserChangedPush>();

    private async Task<Client> Watcher(PlayerId player, WatchLobbies subscription)
    {
        var client = await host.Connect(player);
        await client.Done(subscription);
        return client;
    }

    private async Task Tell()
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Send(new NotifySubscribers(TakeChanges()));
    }

    private IReadOnlyList<LobbyChanged> TakeChanges() =>
        [.. host.Table.TakeStream().OfType<LobbyStored>().Select(stored => new LobbyChanged(stored.Before, stored.After))];

    public void Dispose() => host.Dispose();

    /// <summary>A clock that stands until it is moved, and tells when somebody waits for it.</summary>
    private sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly TaskCompletionSource waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waited => waited.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            waited.TrySetResult();
            return timer;
        }
    }
}
