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
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private static readonly WatchLobbies Ctf = new() { Mode = "ctf" };

    private readonly TestHost host = new();

    [Fact]
    public async Task A_watch_starts_with_all_matching_lobbies_including_full_ones()
    {
        await host.Gather(Ada, Bob);
        await host.Gather(Scenes.Create with { MaxPlayers = 1 }, Cleo);
        await host.Gather(Scenes.Create with { Mode = "duel" }, Dan);

        var begun = await (await host.Connect(Eve)).Done(Ctf);

        Assert.Equal([1, 2], begun.Items.Select(lobby => lobby.Players).Order());
    }

    [Fact]
    public async Task Watchers_receive_lobbies_that_open_change_and_close()
    {
        var eve = await Watcher(Eve, Ctf);

        var (lobby, clients) = await host.Gather(Ada);
        await Notify();
        await clients[0].Done(new UpdateLobby { Name = "Saturday" });
        await Notify();
        await clients[0].Done(new LeaveLobby());
        await Notify();

        Assert.Equal(["Friday night", "Saturday"], Received(eve).SelectMany(frame => frame.Upserted).Select(summary => summary.Name));
        Assert.Equal([lobby], Received(eve).SelectMany(frame => frame.Removed));
        Assert.All(Received(eve), frame => Assert.Equal(("ctf", null), (frame.Mode, frame.Region)));
    }

    [Fact]
    public async Task Several_changes_to_a_lobby_reach_watchers_as_its_latest_state()
    {
        var eve = await Watcher(Eve, Ctf);
        var (_, clients) = await host.Gather(Ada, Bob, Cleo);
        await clients[1].Done(new LeaveLobby());
        var (gone, others) = await host.Gather(Dan);
        await others[0].Done(new LeaveLobby());

        await Notify();

        var frame = Assert.Single(Received(eve));
        Assert.Equal(2, Assert.Single(frame.Upserted).Players);
        Assert.Equal([gone], frame.Removed);
    }

    [Fact]
    public async Task Watchers_receive_no_changes_outside_the_public_view()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await host.Gather(Scenes.Create with { Visibility = Visibility.Private }, Cleo);
        TakeChanges();
        var eve = await Watcher(Eve, Ctf);

        await clients[1].Done(new SetReady { Ready = true });
        await clients[0].Done(new UpdateLobby { Data = new Dictionary<string, string?> { ["_seed"] = "7" } });
        await Notify();

        Assert.Empty(Received(eve));
    }

    [Fact]
    public async Task A_lobby_that_is_hidden_or_changes_mode_is_removed_for_its_watchers()
    {
        var (one, ada) = await host.Gather(Ada);
        var (other, bob) = await host.Gather(Bob);
        TakeChanges();
        var (eve, dan) = (await Watcher(Eve, Ctf), await Watcher(Dan, new WatchLobbies { Mode = "duel" }));

        await ada[0].Done(new UpdateLobby { Visibility = Visibility.Private });
        await bob[0].Done(new UpdateLobby { Mode = "duel" });
        await Notify();

        Assert.Equal([one, other], Assert.Single(Received(eve)).Removed);
        Assert.Equal(other, Assert.Single(Assert.Single(Received(dan)).Upserted).LobbyId);
    }

    [Fact]
    public async Task A_watcher_of_a_region_receives_lobbies_of_that_region_only()
    {
        var everywhere = await Watcher(Dan, Ctf);
        var eu = await Watcher(Eve, Ctf with { Region = "eu" });

        await host.Gather(Scenes.Create with { Region = "eu", Name = "eu" }, Ada);
        await host.Gather(Scenes.Create with { Region = "us", Name = "us" }, Bob);
        await host.Gather(Scenes.Create with { Name = "anywhere" }, Cleo);
        await Notify();

        Assert.Equal(["eu"], Assert.Single(Received(eu)).Upserted.Select(lobby => lobby.Name));
        Assert.Equal(["eu", "us", "anywhere"], Assert.Single(Received(everywhere)).Upserted.Select(lobby => lobby.Name));
    }

    [Fact]
    public async Task A_watcher_receives_nothing_after_unwatching()
    {
        var eve = await Watcher(Eve, Ctf);
        await eve.Done(new UnwatchLobbies { Mode = "ctf" });

        await host.Gather(Ada);
        await Notify();

        Assert.Empty(Received(eve));
        Assert.False((await eve.Send(new UnwatchLobbies { Mode = "ctf" })).IsRefused);
    }

    [Fact]
    public async Task A_subscription_ends_with_its_connection()
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
    public async Task A_subscription_of_a_new_connection_outlives_the_old_connection()
    {
        await Watcher(Eve, Ctf);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await host.Connect(Eve, socket: 2);
        await again.Done(Ctf);

        await host.Settle();

        Assert.Equal(again.Connection, Assert.Single(await host.Subscriptions.Of(new SubscriptionScope("ctf", null), default)).Connection);
    }

    [Fact]
    public async Task A_watcher_with_a_gone_connection_is_unsubscribed()
    {
        var eve = await Watcher(Eve, Ctf);
        host.Channel.Results[eve.Connection.Id] = () => Task.FromResult(PushResult.Gone);
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        await host.Gather(Ada);
        await Notify();
        await host.Settle();

        Assert.Empty(await host.Subscriptions.Of(new SubscriptionScope("ctf", null), default));
    }

    [Fact]
    public async Task A_watcher_whose_push_failed_gets_a_later_summary_and_no_retry()
    {
        var eve = await Watcher(Eve, Ctf);
        host.Channel.Results[eve.Connection.Id] = () => Task.FromResult(PushResult.Failed);
        var (_, clients) = await host.Gather(Ada);
        await Notify();
        host.Channel.Results.Clear();

        await clients[0].Done(new UpdateLobby { Name = "Saturday" });
        await Notify();
        Assert.Empty(Received(eve));

        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await clients[0].Done(new UpdateLobby { Name = "Sunday" });
        await Notify();
        Assert.Equal(["Sunday"], Received(eve).SelectMany(frame => frame.Upserted).Select(summary => summary.Name));
        Assert.DoesNotContain(host.Outbox.Sent, notice => notice.IsRetry);
    }

    [Fact]
    public async Task A_player_watches_at_most_four_scopes()
    {
        var eve = await host.Connect(Eve);
        foreach (var mode in new[] { "a", "b", "c", "d" }) await eve.Done(new WatchLobbies { Mode = mode });

        Assert.Equal("invalid_request", (await eve.Send(new WatchLobbies { Mode = "e" })).Error!.Code);
        Assert.False((await eve.Send(new WatchLobbies { Mode = "a" })).IsRefused);
        await eve.Done(new UnwatchLobbies { Mode = "a" });
        Assert.False((await eve.Send(new WatchLobbies { Mode = "e" })).IsRefused);
    }

    [Fact]
    public async Task Watchers_receive_at_most_one_frame_per_second_across_processes()
    {
        var clock = new WaitingClock(Noon);
        using var first = new TestHost(services: services => services.AddSingleton<TimeProvider>(clock));
        using var second = new TestHost(first, services => services.AddSingleton<TimeProvider>(clock));
        var eve = await first.Connect(Eve);
        await eve.Done(Ctf);

        await first.Send(NotificationOf("one"));
        var waiting = second.Send(NotificationOf("two"));
        await clock.Waited.WaitAsync(MaxWait);
        Assert.False(waiting.IsCompleted);
        Assert.Empty(second.Channel.To(eve.Connection));

        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(MaxWait);
        Assert.Single(second.Channel.To(eve.Connection));
    }

    private static NotifySubscribers NotificationOf(string id) =>
        new([new LobbyChanged(null, Lobby.Create(new LobbyId(id), ALobby.Code, ALobby.Settings, AMember.Of(Ada), Noon))]);

    private static IEnumerable<BrowserChangedPush> Received(Client client) => client.Pushes.OfType<BrowserChangedPush>();

    private async Task<Client> Watcher(PlayerId player, WatchLobbies subscription)
    {
        var client = await host.Connect(player);
        await client.Done(subscription);
        return client;
    }

    private async Task Notify()
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Send(new NotifySubscribers(TakeChanges()));
    }

    private IReadOnlyList<LobbyChanged> TakeChanges() =>
        [.. host.Table.TakeStream().OfType<LobbyStored>().Select(stored => new LobbyChanged(stored.Before, stored.After))];

    public void Dispose() => host.Dispose();

    /// <summary>A fake clock that signals when a timer is created.</summary>
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
