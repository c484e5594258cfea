using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Signals;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>Idempotency records are stored in several places; a request ID still belongs to one request.</summary>
public sealed class ReusingARequestId : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_repeated_admin_kick_does_not_remove_the_player_from_a_new_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var admin = await host.Connect(Eve, rights: CallerRights.Admin);
        var first = await admin.Done(new KickMember { PlayerId = Bob }, "7");
        var second = (await clients[1].Done(Scenes.Create)).LobbyId;

        Assert.Equal(first, await admin.Done(new KickMember { PlayerId = Bob }, "7"));
        Assert.NotNull((await host.Stored(second)).Find(Bob));
        Assert.Equal(first.Version, (await host.Stored(lobby)).Version);
    }

    [Fact]
    public async Task An_operator_cannot_reuse_a_request_id_for_another_lobby()
    {
        var ((one, _), (other, _)) = (await host.Gather(Ada), await host.Gather(Bob));
        var admin = await host.Connect(Eve, rights: CallerRights.Admin);
        await admin.Done(new CloseLobby { LobbyId = one }, "7");

        Assert.Equal(Refusals.IdReused, (await admin.Send(new CloseLobby { LobbyId = other }, "7")).Error);
        Assert.False((await host.Stored(other)).IsClosed);
    }

    [Fact]
    public async Task An_operators_refused_request_does_not_use_up_its_id()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var admin = await host.Connect(Eve, rights: CallerRights.Admin);
        await clients[1].Done(new LeaveLobby());
        Assert.Equal(Refusals.NoSuchMember, (await admin.Send(new KickMember { PlayerId = Bob }, "7")).Error);

        Assert.False((await admin.Send(new CloseLobby { LobbyId = lobby }, "7")).IsRefused);
    }

    public static TheoryData<string> MessageKinds { get; } = ["chat", "signal", "invite"];

    [Theory, MemberData(nameof(MessageKinds))]
    public async Task A_request_id_used_for_a_lobby_change_cannot_be_reused_for_a_message(string kind)
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new SetReady { Ready = true }, "7");

        Assert.Equal(Refusals.IdReused, await SendMessage(clients[0], kind, "7"));
        await host.Settle();
        Assert.DoesNotContain(clients[1].Pushes, push => push is ChatMessagePush or SignalPush);
    }

    [Fact]
    public async Task A_signal_with_the_id_of_a_chat_message_is_refused()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new SendChat { Text = "Hello" }, "7");

        Assert.Equal(Refusals.IdReused, await SendMessage(clients[0], "signal", "7"));
        await host.Settle();
        Assert.Empty(clients[1].Pushes.OfType<SignalPush>());
    }

    [Theory, MemberData(nameof(MessageKinds))]
    public async Task A_message_repeated_after_five_minutes_is_a_new_request(string kind)
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        Assert.Null(await SendMessage(clients[1], kind, "7"));
        await clients[1].Done(new LeaveLobby());
        host.Clock.Advance(IdempotencyRecords.Retention);

        Assert.Equal(Refusals.NotInLobby, await SendMessage(clients[1], kind, "7"));
    }

    public void Dispose() => host.Dispose();

    private static async Task<Error?> SendMessage(Client client, string kind, string id) => kind switch
    {
        "chat" => (await client.Send(new SendChat { Text = "Hello" }, id)).Error,
        "signal" => (await client.Send(new SendSignal { Name = "emote" }, id)).Error,
        _ => (await client.Send(new SendInvite { PlayerId = Cleo }, id)).Error,
    };
}
