using Amazon.Lambda.SQSEvents;
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

    public DeliveringNotices() =>
        service = Service.Start(services => services.AddSingleton<IPipelineBehavior<DeliverNotices, Result<Done>>>(delivered));

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
    public async Task A_failed_push_to_one_lobby_does_not_affect_other_lobbies()
    {
        service.Channel.Respond = (connection, _) => connection.Value == "socket-of-lobby-1"
            ? throw new InvalidOperationException()
            : Task.FromResult(PushResult.Delivered);

        var failed = await Notify(
            Message("m1", "lobby-1", 2), Message("m2", "lobby-2", 2), Message("m3", "lobby-1", 3), Message("m4", "lobby-3", 2));

        Assert.Equal(["m1", "m3"], failed);
        Assert.Contains(service.Channel.Pushes, push => push.Connection.Value == "socket-of-lobby-2");
        Assert.Contains(service.Channel.Pushes, push => push.Connection.Value == "socket-of-lobby-3");
    }

    [Fact]
    public async Task An_unreadable_message_is_retried_with_the_later_ones_in_its_group()
    {
        var failed = await Notify(
            Message("m1", "lobby-1", 2),
            Events.Message("m2", "lobby-1", "{ no notice"),
            Message("m3", "lobby-1", 3),
            Message("m4", "lobby-2", 2));

        Assert.Equal(["m2", "m3"], failed);
        Assert.Equal(2, service.Channel.Pushes.Count);
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
    public async Task A_replaced_connection_is_closed()
    {
        var old = People.Ada.Socket();
        var replaced = new Delivery([new Recipient(People.Ada, old)], new SessionReplacedPush("connectedElsewhere"));

        await Notify(Events.Message("m1", new Notice("1", "ada", [replaced])));

        Assert.Equal([old.Id], service.Channel.Closed);
    }

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
    private sealed class Delivered : IPipelineBehavior<DeliverNotices, Result<Done>>
    {
        private int groups;

        public int Groups => Volatile.Read(ref groups);

        public async Task<Result<Done>> Handle(DeliverNotices request, RequestHandlerDelegate<Result<Done>> next, CancellationToken ct)
        {
            var result = await next();
            Interlocked.Increment(ref groups);
            return result;
        }
    }
}
