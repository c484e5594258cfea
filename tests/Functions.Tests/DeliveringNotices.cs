using Amazon.Lambda.SQSEvents;
using Amazon.SQS;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Functions.Tests;

/// <summary>Delivery of notices to clients.</summary>
public sealed class DeliveringNotices : IAsyncLifetime
{
    private readonly Delivered delivered = new();
    private readonly Service service;

    public DeliveringNotices() => service = Service.Start(
        services => services.AddSingleton<IPipelineBehavior<DeliverNotices, Result<IReadOnlyList<Notice>>>>(delivered));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_client_receives_its_queued_changes_as_one_frame()
    {
        Assert.Empty(await Notify(Message("m1", "lobby-1", 2), Message("m2", "lobby-1", 3), Message("m3", "lobby-1", 4)));

        var (_, push) = Assert.Single(service.Channel.Pushes);
        var changed = Assert.IsType<LobbyChangedPush>(push);
        Assert.Equal((1L, 4L, 3), (changed.Previous, changed.Version, changed.Changes.Count));
    }

    [Fact]
    public async Task A_failed_push_is_queued_for_its_connection_and_its_notice_succeeds()
    {
        Fails("socket-of-lobby-1");

        Assert.Empty(await Notify(Message("m1", "lobby-1", 2), Message("m2", "lobby-2", 2), Message("m3", "lobby-1", 3)));

        Assert.Equal(["lobby-1-2/socket-of-lobby-1", "lobby-1-3/socket-of-lobby-1"], service.Outbox.Sent.Select(retry => retry.Id));
        Assert.Contains(service.Channel.Pushes, push => push.Connection.Value == "socket-of-lobby-2");
        Assert.Empty(service.Visibility.Delays);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 7, 8)]
    [InlineData(5, 13, 16)]
    [InlineData(6, 24, 30)]
    [InlineData(19, 24, 30)]
    public async Task A_retry_that_fails_is_received_again_after_a_time_that_grows(int receiveCount, int min, int max)
    {
        Fails("socket-of-lobby-1");
        var retry = Notice("lobby-1", 2, People.Ada, new ConnectionId("socket-of-lobby-1")) with { RetryUntil = People.Noon.AddMinutes(4) };

        Assert.Equal(["m1"], await Notify(Events.Message("m1", retry, receiveCount)));

        var (handles, delay) = Assert.Single(service.Visibility.Delays);
        Assert.Equal(["handle of m1"], handles);
        Assert.InRange(delay.TotalSeconds, min, max);
        Assert.Empty(service.Outbox.Sent);
    }

    [Fact]
    public async Task The_retries_of_a_connection_are_received_again_at_the_same_time()
    {
        Fails("socket-of-lobby-1");
        SQSEvent.SQSMessage Retry(long version, int receiveCount)
        {
            var notice = Notice("lobby-1", version, People.Ada, new ConnectionId("socket-of-lobby-1"));
            return Events.Message($"m{version}", notice with { RetryUntil = People.Noon.AddMinutes(4) }, receiveCount);
        }

        Assert.Equal(["m2", "m3", "m4"], await Notify(Retry(2, 3), Retry(3, 2), Retry(4, 1)));

        var (handles, delay) = Assert.Single(service.Visibility.Delays);
        Assert.Equal(["handle of m2", "handle of m3", "handle of m4"], handles);
        Assert.Equal(TimeSpan.FromSeconds(4), delay);
    }

    [Fact]
    public async Task An_unreadable_message_is_retried_soon_and_alone()
    {
        var failed = await Notify(
            Message("m1", "lobby-1", 2),
            Events.Message("m2", "lobby-1", "{ no notice", receiveCount: 19),
            Message("m3", "lobby-1", 3),
            Message("m4", "lobby-2", 2));

        Assert.Equal(["m2"], failed);
        Assert.Equal(3, service.Channel.Pushes.Select(push => push.Push).Cast<LobbyChangedPush>().Sum(push => push.Changes.Count));
        var (handles, delay) = Assert.Single(service.Visibility.Delays);
        Assert.Equal(["handle of m2"], handles);
        Assert.InRange(delay, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_message_is_retried_when_its_visibility_timeout_cannot_be_shortened()
    {
        service.Visibility.Failure = new AmazonSQSException("throttled");

        Assert.Equal(["m1"], await Notify(Events.Message("m1", "lobby-1", "{ no notice"), Message("m2", "lobby-1", 2)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"id":"1","group":"lobby-1","deliveries":[{"to":[],"push":{"type":"nothing.known"}}]}""")]
    public async Task An_invalid_notice_is_the_only_message_that_is_retried(string body) => Assert.Equal(
        ["m1"], await Notify(Events.Message("m1", "lobby-1", body), Message("m2", "lobby-2", 2)));

    [Fact]
    public async Task A_message_that_is_not_delivered_before_the_deadline_is_retried()
    {
        service.Channel.Respond = async (connection, ct) =>
        {
            if (connection.Value == "socket-of-lobby-1") await Task.Delay(Timeout.Infinite, ct);
            return PushResult.Delivered;
        };
        var notify = Notify(new Invocation(TimeSpan.FromSeconds(10)), Message("m1", "lobby-1", 2), Message("m2", "lobby-2", 2));
        await Wait.Until(() => service.Channel.Pushes.Count == 2 && delivered.Groups == 1);

        service.Clock.Advance(TimeSpan.FromSeconds(8.9));
        Assert.False(notify.IsCompleted);

        service.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["m1"], await notify);
    }

    [Fact]
    public async Task A_player_becomes_away_when_a_push_finds_their_connection_gone()
    {
        await Seat();
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        service.Channel.Respond = (_, _) => Task.FromResult(PushResult.Gone);

        Assert.Empty(await Notify(Events.Message("m1", Notice("lobby-1", 2, People.Ada, People.Ada.Socket().Id))));

        Assert.False((await service.Lobby(ALobby.Id))!.Members.Find(People.Ada)!.IsOnline);
    }

    [Fact]
    public async Task A_failed_push_to_a_very_new_connection_leaves_the_player_online()
    {
        await Seat();
        service.Clock.Advance(TimeSpan.FromSeconds(4));
        service.Channel.Respond = (_, _) => Task.FromResult(PushResult.Gone);

        await Notify(Events.Message("m1", Notice("lobby-1", 2, People.Ada, People.Ada.Socket().Id)));

        Assert.True((await service.Lobby(ALobby.Id))!.Members.Find(People.Ada)!.IsOnline);
    }

    [Fact]
    public async Task A_notice_from_the_dead_letter_queue_is_pushed_after_newer_ones()
    {
        await Notify(Events.Message("m1", Missed(3)));

        Assert.Empty(await Notify(Events.Message("m2", Missed(2))));

        Assert.Equal([3, 2], service.Channel.Pushes.Select(push => ((LobbyChangedPush)push.Push).Version));
        var stored = await service.Get<IChangeHistory>().Since(new LobbyId("lobby-1"), 1, 3, CancellationToken.None);
        Assert.Equal([2, 3], stored.Select(entry => entry.Version));
    }

    [Fact]
    public async Task A_notice_to_an_old_connection_leaves_the_reconnected_player_online()
    {
        await Seat();
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        service.Channel.Respond = (_, _) => Task.FromResult(PushResult.Gone);

        Assert.Empty(await Notify(Events.Message("m1", Notice("lobby-1", 2, People.Ada, new ConnectionId("old")))));

        Assert.True((await service.Lobby(ALobby.Id))!.Members.Find(People.Ada)!.IsOnline);
    }

    [Fact]
    public async Task A_replaced_connection_is_closed()
    {
        var old = People.Ada.Socket();
        var replaced = new Delivery([new Recipient(People.Ada, old)], new SessionReplacedPush("connectedElsewhere"));

        await Notify(Events.Message("m1", new Notice("1", "ada", [replaced])));

        Assert.Equal([old.Id], service.Channel.Closed);
    }

    [Theory]
    [InlineData(PushResult.Delivered, false)]
    [InlineData(PushResult.Failed, true)]
    [InlineData(PushResult.Gone, true)]
    public async Task A_change_is_stored_only_if_a_member_missed_it(PushResult result, bool isStored)
    {
        service.Channel.Respond = (_, _) => Task.FromResult(result);

        await Notify(Message("m1", "lobby-1", 2));

        var stored = await service.Get<IChangeHistory>().Since(new LobbyId("lobby-1"), 1, 2, CancellationToken.None);
        Assert.Equal(isStored, stored.Count == 1);
    }

    /// <summary>A notice for Ada, and for Bob, who is away.</summary>
    private static Notice Missed(long version)
    {
        var notice = Notice("lobby-1", version, People.Ada, new ConnectionId("socket-of-ada"));
        var delivery = notice.Deliveries[0];
        return notice with { Deliveries = [delivery with { To = [.. delivery.To, new Recipient(People.Bob, null)] }] };
    }

    private void Fails(string connection) => service.Channel.Respond = (to, _) =>
        Task.FromResult(to.Value == connection ? PushResult.Failed : PushResult.Delivered);

    private static SQSEvent.SQSMessage Message(string id, string lobby, long version) =>
        Events.Message(id, Notice(lobby, version, People.Ada, new ConnectionId($"socket-of-{lobby}")));

    private static Notice Notice(string lobby, long version, PlayerId to, ConnectionId connection) => new(
        $"{lobby}-{version}",
        lobby,
        [
            new Delivery(
                [new Recipient(to, new Connection(connection, People.Noon, People.Noon + People.ConnectionLifetime))],
                new LobbyChangedPush(
                    new LobbyId(lobby), version, version - 1, People.Noon, [new MatchCancelledChange(ChangeReason.Unready)])),
        ]);

    private async Task Seat()
    {
        await service.Get<IPlayers>().Connect(People.Ada, People.Ada.Socket(), CancellationToken.None);
        var ada = await service.Get<IPlayers>().Get(People.Ada, CancellationToken.None);
        await service.Get<ILobbies>().Save(null, ALobby.Of(People.Ada, People.Bob), new Newcomer(ada), CancellationToken.None);
    }

    private Task<IReadOnlyList<string>> Notify(params SQSEvent.SQSMessage[] messages) => Notify(Invocation.Usual, messages);

    private async Task<IReadOnlyList<string>> Notify(Invocation invocation, params SQSEvent.SQSMessage[] messages)
    {
        var response = await service.Function<NotifyFunction>().Notify(new SQSEvent { Records = [.. messages] }, invocation, service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }

    /// <summary>Counts the groups whose delivery is complete.</summary>
    private sealed class Delivered : IPipelineBehavior<DeliverNotices, Result<IReadOnlyList<Notice>>>
    {
        private int groups;

        public int Groups => Volatile.Read(ref groups);

        public async Task<Result<IReadOnlyList<Notice>>> Handle(
            DeliverNotices request, RequestHandlerDelegate<Result<IReadOnlyList<Notice>>> next, CancellationToken ct)
        {
            var result = await next();
            Interlocked.Increment(ref groups);
            return result;
        }
    }
}
