using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingSubscriptionsInDynoxide(Dynoxide engine) : KeepingSubscriptions(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingSubscriptionsInDynamoDbLocal(DynamoDbLocal engine) : KeepingSubscriptions(engine);

public abstract class KeepingSubscriptions(DynamoDbServer engine) : IAsyncLifetime
{
    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly SubscriptionScope Ctf = new("ctf", null);

    private readonly LobbyTables tables = new(engine);
    private int requests;

    private ISubscriptions Subscriptions => tables.Services.GetRequiredService<ISubscriptions>();

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_found_by_its_scope_and_by_its_player()
    {
        var (ada, bob) = (await Connected(People.Ada), await Connected(People.Bob));
        await Begin(Ctf, ada);
        await Begin(Ctf, bob);
        await Begin(new SubscriptionScope("ctf", "eu"), bob);
        await Begin(new SubscriptionScope("ctf#", "*"), bob);

        Assert.Equal(
            [Subscription(Ctf, ada), Subscription(Ctf, bob)],
            (await Subscriptions.Of(Ctf, Ever)).OrderBy(subscription => subscription.Player.Value));
        Assert.Equal([Ctf, new SubscriptionScope("ctf", "eu"), new SubscriptionScope("ctf#", "*")], await Of(People.Bob));
        Assert.Single(await Subscriptions.Of(new SubscriptionScope("ctf#", "*"), Ever));
    }

    [Fact]
    public async Task A_subscription_that_has_ended_is_no_longer_found()
    {
        var ada = await Connected(People.Ada);
        await Begin(Ctf, ada);
        await Begin(Ctf with { Region = "eu" }, ada);

        Assert.Null(await Subscriptions.End(Subscription(Ctf, ada), IdempotencyRecord(), Ever));

        Assert.Empty(await Subscriptions.Of(Ctf, Ever));
        Assert.Equal([Ctf with { Region = "eu" }], await Of(People.Ada));
    }

    [Fact]
    public async Task A_duplicate_request_returns_its_record_and_begins_no_subscription()
    {
        var ada = await Connected(People.Ada);
        var record = IdempotencyRecord();
        Assert.Null(await Subscriptions.Begin(Subscription(Ctf, ada), record, Ever));
        await Subscriptions.End(Subscription(Ctf, ada), IdempotencyRecord(), Ever);

        Assert.Equal(record, await Subscriptions.Begin(Subscription(Ctf, ada), record, Ever));
        Assert.Empty(await Subscriptions.Of(Ctf, Ever));
    }

    [Fact]
    public async Task A_session_has_no_subscriptions_after_its_connection_changes()
    {
        var ada = await Connected(People.Ada);
        await Begin(Ctf, ada);

        await tables.Players.Connect(People.Ada, People.Ada.Socket(2, People.Noon.AddSeconds(1)), Ever);

        Assert.Empty(await Of(People.Ada));
    }

    [Fact]
    public async Task Removing_an_old_connections_subscription_keeps_the_new_connections_one()
    {
        var old = await Connected(People.Ada);
        await Begin(Ctf, old);
        var current = await Connected(People.Ada, 2);
        await Subscriptions.Remove(Subscription(Ctf, old), Ever);
        Assert.Empty(await Subscriptions.Of(Ctf, Ever));

        await Begin(Ctf, current);
        await Subscriptions.Remove(Subscription(Ctf, old), Ever);
        Assert.Equal([Subscription(Ctf, current)], await Subscriptions.Of(Ctf, Ever));
    }

    [Fact]
    public async Task An_expired_connection_has_no_subscriptions()
    {
        var ada = await Connected(People.Ada);
        await Begin(Ctf, ada);

        tables.Clock.SetUtcNow(ada.ExpiresAt);

        Assert.Empty(await Subscriptions.Of(Ctf, Ever));
    }

    [Fact]
    public async Task Only_one_process_holds_the_turn_until_it_ends_or_expires()
    {
        var now = People.Noon;
        Assert.Null(await Subscriptions.TakeTurn(Ctf, now, now.AddSeconds(15), Ever));
        Assert.True(await Subscriptions.TakeTurn(Ctf, now, now.AddSeconds(15), Ever) > now);
        Assert.Null(await Subscriptions.TakeTurn(Ctf with { Region = "eu" }, now, now.AddSeconds(15), Ever));

        await Subscriptions.EndTurn(Ctf, now.AddSeconds(1), Ever);
        Assert.True(await Subscriptions.TakeTurn(Ctf, now.AddMilliseconds(999), now.AddSeconds(16), Ever) > now);
        Assert.Null(await Subscriptions.TakeTurn(Ctf, now.AddSeconds(1), now.AddSeconds(16), Ever));
        Assert.Null(await Subscriptions.TakeTurn(Ctf, now.AddSeconds(16), now.AddSeconds(31), Ever));
    }

    private static Subscription Subscription(SubscriptionScope scope, Connection socket) =>
        new(scope, new PlayerId(socket.Id.Value.Split('-')[0]), socket);

    private IdempotencyRecord IdempotencyRecord() => new(People.Ada, $"{++requests}", "print", People.Noon, 0);

    private async Task Begin(SubscriptionScope scope, Connection socket) =>
        Assert.Null(await Subscriptions.Begin(Subscription(scope, socket), IdempotencyRecord(), Ever));

    private async Task<IEnumerable<SubscriptionScope>> Of(PlayerId player) => (await tables.Players.Get(player, Ever)).Subscriptions;

    private async Task<Connection> Connected(PlayerId player, int socket = 1)
    {
        var connection = player.Socket(socket, People.Noon.AddSeconds(socket));
        await tables.Players.Connect(player, connection, Ever);
        return connection;
    }
}
