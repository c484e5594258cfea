using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>Snapshots of the stored items. Items outlive deployments, so these snapshots show every change of the format.</summary>
[Collection(nameof(Dynoxide))]
public sealed class StoredItems(Dynoxide engine) : IAsyncLifetime
{
    private readonly LobbyTables tables = new(engine);

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task A_lobby_is_stored_as_one_item()
    {
        var lobby = ALobby.With(Settings, People.Ada, People.Bob, People.Cleo)
            .Kick(People.Ada, People.Cleo, ban: true, null, People.Noon.AddSeconds(1)).Value
            .Join(Spectator(), new Entry.ByCode(), People.Noon.AddSeconds(2)).Value
            .SetReady(People.Ada, true, People.Noon.AddSeconds(3)).Value
            .SetReady(People.Bob, true, People.Noon.AddSeconds(4)).Value
            .Disconnect(People.Eve, People.Eve.Socket(), People.Noon.AddSeconds(5))
            .StartMatch(People.Ada, false, People.Noon.AddSeconds(6)).Value;
        var match = lobby.Match!;
        lobby = lobby.Apply(
            it => it.BeginMatch(match, "udp://198.51.100.7:7777", match.StartsAt),
            next => new IdempotencyRecords([new IdempotencyRecord(
                People.Ada, "7", "print", People.Noon, next.Version, new CountdownStarted(match.StartsAt))]),
            match.StartsAt).Value
            .CausedBy(ChangeAuthor.Admin, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await tables.Lobbies.Save(null, lobby, null, CancellationToken.None);

        await Verify(await Item("LOBBY"), "json");
    }

    [Fact]
    public async Task A_closed_lobby_item_is_no_longer_due_and_expires()
    {
        var lobby = ALobby.Of(People.Ada);
        await tables.Lobbies.Save(null, lobby, null, CancellationToken.None);
        await tables.Lobbies.Save(lobby, lobby.Leave(People.Ada, People.Noon.AddMinutes(1)).Value, null, CancellationToken.None);

        await Verify(await Item("LOBBY"), "json");
    }

    [Fact]
    public async Task A_player_item_holds_the_connection_and_the_last_lobby()
    {
        await tables.Players.Connect(People.Ada, People.Ada.Socket(), CancellationToken.None);
        var ada = await tables.Players.Get(People.Ada, CancellationToken.None);
        await tables.Lobbies.Save(null, ALobby.Of(People.Ada), new Newcomer(ada), CancellationToken.None);

        await Verify(await Item("PLAYER"), "json");
    }

    [Fact]
    public async Task A_code_item_points_to_its_lobby()
    {
        await tables.Lobbies.Save(null, ALobby.Of(People.Ada), null, CancellationToken.None);

        await Verify(await Item("CODE"), "json");
    }

    [Fact]
    public async Task An_invite_item_expires_with_its_invite()
    {
        var invite = new Invite(
            new InviteId("invite-1"), ALobby.Id, "Friday", "ctf", People.Ada, "Ada", People.Bob, People.Noon, People.Noon.AddMinutes(10));
        await tables.Services.GetRequiredService<IInvites>().Send(invite, IdempotencyRecord, CancellationToken.None);

        await Verify(await Item("INVITE"), "json");
    }

    [Fact]
    public async Task A_chat_message_is_stored_as_an_item_of_its_lobby()
    {
        var said = new ChatMessage(new MessageId("message-1"), ALobby.Id, 1, "red", People.Ada, "Ada", "ready when you are", People.Noon);
        await tables.Services.GetRequiredService<IChat>().Append(said, IdempotencyRecord, CancellationToken.None);

        await Verify(await Item("CHAT#message-1"), "json");
    }

    [Fact]
    public async Task An_idempotency_record_item_expires()
    {
        await tables.Services.GetRequiredService<IIdempotencyRecords>().Keep(IdempotencyRecord, CancellationToken.None);

        await Verify(await Item("RECEIPT#7"), "json");
    }

    [Fact]
    public async Task A_subscription_item_expires_with_its_connection()
    {
        await tables.Players.Connect(People.Ada, People.Ada.Socket(), CancellationToken.None);
        var subscription = new Subscription(new SubscriptionScope("ctf", null), People.Ada, People.Ada.Socket());
        await tables.Services.GetRequiredService<ISubscriptions>().Begin(subscription, IdempotencyRecord, CancellationToken.None);

        await Verify(await Item("WATCHER#ada"), "json");
    }

    [Fact]
    public async Task A_pair_item_has_a_mode_and_a_region()
    {
        await tables.Lobbies.Save(null, ALobby.With(it => it with { Region = "eu" }, People.Ada), null, CancellationToken.None);

        await Verify(await Item("PAIR#ctf#eu"), "json");
    }

    [Fact]
    public async Task A_lobby_is_read_exactly_as_it_was_written()
    {
        var lobby = ALobby.With(Settings, People.Ada, People.Bob).Join(Spectator(), new Entry.ByCode(), People.Noon).Value;

        await tables.Lobbies.Save(null, lobby, null, CancellationToken.None);

        Assert.Equal(lobby, await tables.Lobbies.Get(ALobby.Id, CancellationToken.None));
    }

    private static IdempotencyRecord IdempotencyRecord => new(People.Ada, "7", "print", People.Noon, 0, new LobbyOperatedOn(ALobby.Id));

    private static LobbySettings Settings(LobbySettings settings) => settings with
    {
        Teams = [new Team("red", 4), new Team("blue", 4)],
        Region = "eu-west",
        Visibility = Visibility.Private,
        Data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "42" }),
    };

    private static Member Spectator() => AMember.Spectating(People.Eve) with
    {
        Data = DataMap.From(new Dictionary<string, string> { ["level"] = "12" }),
    };

    private async Task<string> Item(string kind) => ItemJson.Of((await tables.Items()).Single(item => item["SK"].S == kind));
}
