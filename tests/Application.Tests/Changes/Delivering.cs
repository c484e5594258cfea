using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

public sealed class Delivering : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly TestHost host = new();

    [Fact]
    public async Task Consecutive_versions_in_one_batch_are_sent_as_one_frame()
    {
        await host.Send(new DeliverNotices([Changed(2, 1, Ada), Changed(3, 2, Ada), Changed(4, 3, Ada)]));

        var frame = Assert.IsType<LobbyChangedPush>(Assert.Single(host.Channel.To(Ada.Socket())));
        Assert.Equal((4L, 1L, Noon.AddSeconds(4)), (frame.Version, frame.Previous, frame.At));
        Assert.Equal(
            [new PlayerId("2"), new PlayerId("3"), new PlayerId("4")],
            frame.Changes.Cast<HostChangedChange>().Select(change => change.HostId));
    }

    [Fact]
    public async Task Versions_with_a_gap_between_them_are_sent_as_separate_frames()
    {
        await host.Send(new DeliverNotices([Changed(2, 1, Ada), Changed(4, 3, Ada)]));

        Assert.Equal([2, 4], host.Channel.To(Ada.Socket()).Cast<LobbyChangedPush>().Select(frame => frame.Version));
    }

    [Fact]
    public async Task Changes_of_different_lobbies_are_sent_as_separate_frames()
    {
        await host.Send(new DeliverNotices([Changed(2, 1, Ada), Changed(3, 2, Ada, lobby: "another")]));

        Assert.Equal(2, host.Channel.To(Ada.Socket()).Count);
    }

    [Fact]
    public async Task Other_frames_keep_their_position_between_changes()
    {
        var removed = new LobbyRemovedPush(ALobby.Id, 3, ChangeReason.Left, null);

        await host.Send(new DeliverNotices([Changed(2, 1, Ada), Of(removed, Ada), Changed(6, 5, Ada), Changed(7, 6, Ada)]));

        var frames = host.Channel.To(Ada.Socket());
        Assert.Equal(3, frames.Count);
        Assert.Equal(removed, frames[1]);
        Assert.Equal((7L, 5L), (((LobbyChangedPush)frames[2]).Version, ((LobbyChangedPush)frames[2]).Previous));
    }

    [Fact]
    public async Task Each_client_receives_only_the_versions_addressed_to_it()
    {
        await host.Send(new DeliverNotices([Changed(2, 1, Ada, Bob), Changed(3, 2, Bob)]));

        Assert.Equal(2, Assert.IsType<LobbyChangedPush>(Assert.Single(host.Channel.To(Ada.Socket()))).Version);
        Assert.Equal(3, Assert.IsType<LobbyChangedPush>(Assert.Single(host.Channel.To(Bob.Socket()))).Version);
    }

    [Fact]
    public async Task A_slow_connection_does_not_delay_pushes_to_other_connections()
    {
        var stuck = new TaskCompletionSource<PushResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Channel.Results[Ada.Socket().Id] = () => stuck.Task;
        host.Channel.Results[Bob.Socket().Id] = () =>
        {
            reached.SetResult();
            return Task.FromResult(PushResult.Delivered);
        };

        var delivering = host.Send(new DeliverNotices([Changed(2, 1, Ada, Bob)]));

        await reached.Task.WaitAsync(MaxWait);
        Assert.False(delivering.IsCompleted);
        stuck.SetResult(PushResult.Delivered);
        Assert.False((await delivering.WaitAsync(MaxWait)).IsRefused);
    }

    [Fact]
    public async Task A_gone_connection_sets_its_player_away_and_receives_nothing_more()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var tries = 0;
        host.Channel.Results[clients[1].Connection.Id] = () =>
        {
            tries++;
            return Task.FromResult(PushResult.Gone);
        };
        host.Clock.Advance(TimeSpan.FromSeconds(6));

        await host.Send(new DeliverNotices([Changed(2, 1, Bob), Changed(9, 8, Bob)]));

        Assert.Equal(1, tries);
        Assert.False((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public async Task A_connection_opened_five_seconds_ago_is_not_treated_as_gone()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Channel.Results[clients[1].Connection.Id] = () => Task.FromResult(PushResult.Gone);
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        await host.Send(new DeliverNotices([Changed(2, 1, Bob)]));

        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public async Task A_failed_push_does_not_disconnect_the_player()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Channel.Results[clients[1].Connection.Id] = () => Task.FromResult(PushResult.Failed);
        host.Clock.Advance(TimeSpan.FromSeconds(60));

        await host.Send(new DeliverNotices([Changed(2, 1, Bob)]));

        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsOnline);
    }

    [Fact]
    public async Task A_replaced_connection_is_notified_and_then_closed()
    {
        var replaced = new SessionReplacedPush("connectedElsewhere");
        var closedBefore = true;
        host.Channel.Results[Ada.Socket().Id] = () =>
        {
            closedBefore = !host.Channel.Closed.IsEmpty;
            return Task.FromResult(PushResult.Delivered);
        };

        await host.Send(new DeliverNotices([Of(replaced, Ada)]));

        Assert.False(closedBefore);
        Assert.Equal([replaced], host.Channel.To(Ada.Socket()));
        Assert.Equal([Ada.Socket().Id], host.Channel.Closed);
    }

    [Fact]
    public async Task A_recipient_without_a_connection_is_skipped()
    {
        var delivery = new Delivery([new Recipient(Ada, null), Recipient.Of(AMember.Of(Bob))], new SessionReplacedPush("x"));
        var notice = new Notice("1", "lobby", [delivery]);

        await host.Send(new DeliverNotices([notice]));

        Assert.Single(host.Channel.Closed);
    }

    [Fact]
    public async Task At_most_32_pushes_run_at_the_same_time()
    {
        var (now, max, gate) = (0, 0, new Lock());
        var players = Enumerable.Range(0, 128).Select(n => new PlayerId($"player-{n}")).ToArray();
        foreach (var player in players)
        {
            host.Channel.Results[player.Socket().Id] = async () =>
            {
                lock (gate) max = Math.Max(max, ++now);
                await Task.Yield();
                lock (gate) now--;
                return PushResult.Delivered;
            };
        }

        await host.Send(new DeliverNotices([Changed(2, 1, players)]));

        Assert.InRange(max, 1, 32);
        Assert.All(players, player => Assert.Single(host.Channel.To(player.Socket())));
    }

    private static Notice Changed(long version, long previous, params PlayerId[] to) => Changed(version, previous, to, ALobby.Id.Value);

    private static Notice Changed(long version, long previous, PlayerId to, string lobby) => Changed(version, previous, [to], lobby);

    private static Notice Changed(long version, long previous, PlayerId[] to, string lobby) => Of(
        new LobbyChangedPush(
            new LobbyId(lobby), version, previous, Noon.AddSeconds(version), [new HostChangedChange(new PlayerId($"{version}"), null)]),
        to);

    private static Notice Of(Push push, params PlayerId[] to) =>
        new($"{Guid.NewGuid()}", "lobby", [new Delivery([.. to.Select(player => new Recipient(player, player.Socket()))], push)]);

    public void Dispose() => host.Dispose();
}
