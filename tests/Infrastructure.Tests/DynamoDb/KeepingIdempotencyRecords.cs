using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingIdempotencyRecordsInDynoxide(Dynoxide engine) : KeepingIdempotencyRecords(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingIdempotencyRecordsInDynamoDbLocal(DynamoDbLocal engine) : KeepingIdempotencyRecords(engine);

/// <summary>Effects outside of lobbies take place once per request id.</summary>
public abstract class KeepingIdempotencyRecords(DynamoDbServer engine) : IAsyncLifetime
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private readonly LobbyTables tables = new(engine);

    private IIdempotencyRecords IdempotencyRecords => tables.Services.GetRequiredService<IIdempotencyRecords>();

    private IChat Chat => tables.Services.GetRequiredService<IChat>();

    private IInvites Invites => tables.Services.GetRequiredService<IInvites>();

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task A_duplicate_request_finds_the_first_requests_idempotency_record()
    {
        Assert.Null(await IdempotencyRecords.Keep(IdempotencyRecord("7"), Ever));

        Assert.Equal(IdempotencyRecord("7"), await IdempotencyRecords.Keep(IdempotencyRecord("7") with { Fingerprint = "other" }, Ever));
        Assert.Equal(IdempotencyRecord("7"), await IdempotencyRecords.Find(People.Ada, "7", Ever));
    }

    [Fact]
    public async Task An_idempotency_record_belongs_to_one_player_and_one_request()
    {
        await IdempotencyRecords.Keep(IdempotencyRecord("7"), Ever);

        Assert.Null(await IdempotencyRecords.Keep(IdempotencyRecord("8"), Ever));
        Assert.Null(await IdempotencyRecords.Keep(IdempotencyRecord("7") with { Player = People.Bob }, Ever));
        Assert.Null(await IdempotencyRecords.Find(People.Cleo, "7", Ever));
    }

    [Fact]
    public async Task A_request_id_is_free_again_after_the_retention_period()
    {
        await IdempotencyRecords.Keep(IdempotencyRecord("7"), Ever);

        Assert.NotNull(await IdempotencyRecords.Keep(IdempotencyRecord("7", Domain.Lobbies.IdempotencyRecords.Retention), Ever));
        var expired = Domain.Lobbies.IdempotencyRecords.Retention + TimeSpan.FromMilliseconds(1);
        Assert.Null(await IdempotencyRecords.Keep(IdempotencyRecord("7", expired), Ever));
    }

    [Fact]
    public async Task Chat_messages_are_stored_once_and_listed_latest_first()
    {
        for (var n = 1; n <= 5; n++) Assert.Null(await Chat.Append(Said(n), IdempotencyRecord($"{n}"), Ever));
        Assert.Equal(IdempotencyRecord("5"), await Chat.Append(Said(6), IdempotencyRecord("5"), Ever));

        Assert.Equal([Said(5), Said(4), Said(3), Said(2), Said(1)], await Latest(null));
        Assert.Equal([Said(2), Said(1)], await Latest(Said(3).Id));
    }

    [Fact]
    public async Task A_repeat_stores_the_first_message_if_the_first_request_ended_between_its_writes()
    {
        await Chat.Append(Said(1), IdempotencyRecord("7"), Ever);
        await tables.Delete(Keys.Of(ALobby.Id, Said(1).Id));

        Assert.Equal(IdempotencyRecord("7"), await Chat.Append(Said(2), IdempotencyRecord("7"), Ever));

        Assert.Equal([Said(1)], await Latest(null));
    }

    [Fact]
    public async Task A_refused_repeat_stores_the_message_too()
    {
        await Chat.Append(Said(1), IdempotencyRecord("7"), Ever);
        await tables.Delete(Keys.Of(ALobby.Id, Said(1).Id));

        await IdempotencyRecords.Find(People.Ada, "7", Ever);

        Assert.Equal([Said(1)], await Latest(null));
    }

    [Fact]
    public async Task A_record_that_is_too_old_for_a_repeat_creates_nothing()
    {
        await Invites.Send(Invite("first"), IdempotencyRecord("7"), Ever);
        await tables.Delete(Keys.Of(new InviteId("first")));
        tables.Clock.Advance(Domain.Lobbies.IdempotencyRecords.Retention);

        await IdempotencyRecords.Find(People.Ada, "7", Ever);

        Assert.Null(await Invites.Get(new InviteId("first"), Ever));
    }

    [Fact]
    public async Task A_chat_message_is_listed_only_in_its_own_lobby()
    {
        await Chat.Append(Said(1) with { Lobby = new LobbyId("lobby-2") }, IdempotencyRecord("1"), Ever);

        Assert.Empty(await Latest(null));
    }

    [Fact]
    public async Task A_duplicate_request_sends_no_second_invite()
    {
        Assert.Null(await Invites.Send(Invite("first"), IdempotencyRecord("7"), Ever));
        Assert.Equal(IdempotencyRecord("7"), await Invites.Send(Invite("second"), IdempotencyRecord("7"), Ever));

        Assert.Equal(Invite("first"), await Invites.Get(new InviteId("first"), Ever));
        Assert.Null(await Invites.Get(new InviteId("second"), Ever));
    }

    [Fact]
    public async Task A_declined_invite_is_marked_as_declined()
    {
        await Invites.Send(Invite("first"), IdempotencyRecord("7"), Ever);

        Assert.Null(await Invites.Decline(new InviteId("first"), IdempotencyRecord("8"), Ever));

        Assert.Equal(Invite("first") with { Accepted = false }, await Invites.Get(new InviteId("first"), Ever));
    }

    private static IdempotencyRecord IdempotencyRecord(string request, TimeSpan later = default) =>
        new(People.Ada, request, "print", People.Noon + later, 0, new ChatSent(new MessageId("01KB3QCHAT1"), People.Noon));

    private static ChatMessage Said(int number) => new(
        new MessageId($"01KB3QCHAT{number}"),
        ALobby.Id,
        number,
        number % 2 == 0 ? "red" : null,
        People.Ada,
        "Ada",
        $"words {number}",
        People.Noon.AddSeconds(number));

    private static Invite Invite(string id) => new(
        new InviteId(id), ALobby.Id, "Friday night", "ctf", People.Ada, "Ada", People.Bob, People.Noon, People.Noon.AddMinutes(10));

    private async Task<List<ChatMessage>> Latest(MessageId? before)
    {
        List<ChatMessage> messages = [];
        await foreach (var message in Chat.Latest(ALobby.Id, before, Ever)) messages.Add(message);
        return messages;
    }
}
