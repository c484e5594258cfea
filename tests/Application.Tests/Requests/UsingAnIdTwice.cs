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

/// <summary>IdempotencyRecords are kept in more than one place; an id is still one request's.</summary>
public sealed class UsingAnIdTwice : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task An_operators_repeated_kick_leaves_alone_who_sits_in_another_lobby_by_now()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var operators = await host.Connect(Eve, isAdmin: true);
        var first = await operators.Done(new KickMember { PlayerId = Bob }, "7");
        var second = (await clients[1].Done(Scenes.Create)).LobbyId;

        Assert.Equal(first, await operators.Done(new KickMember { PlayerId = Bob }, "7"));
        Assert.NotNull((await host.Stored(second)).Find(Bob));
        Assert.Equal(first.Version, (await host.Stored(lobby)).Version);
    }

    [Fact]
    public async Task An_operators_id_is_not_good_for_a_second_lobby()
    {
        var ((one, _), (other, _)) = (await host.Gather(Ada), await host.Gather(Bob));
        var operators = await host.Connect(Eve, isAdmin: true);
        await operators.Done(new CloseLobby { LobbyId = one }, "7");

        Assert.Equal(Refusals.IdReused, (await operators.Send(new CloseLobby { LobbyId = other }, "7")).Error);
        Assert.False((await host.Stored(other)).IsClosed);
    }

    [Fact]
    public async Task An_operators_refused_request_leaves_no_trace()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var operators = await host.Connect(Eve, isAdmin: true);
        await clients[1].Done(new LeaveLobby());
        Assert.Equal(Refusals.NoSuchMember, (await operators.Send(new KickMember { PlayerId = Bob }, "7")).Error);

        Assert.False((await operators.Send(new CloseLobby { LobbyId = lobby }, "7")).IsRefused);
    }

    public static TheoryData<string> Talk { get; } = ["chat", "signal", "invite"];

    [Theory, MemberData(nameof(Talk))]
    public async Task The_id_of_a_request_that_changed_the_lobby_is_not_good_for_talk(string talk)
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new SetReady { Ready = true }, "7");

        Assert.Equal(Refusals.IdReused, await Say(clients[0], talk, "7"));
        await host.Settle();
        Assert.DoesNotContain(clients[1].Pushes, push => push is ChatMessagePush or SignalPush);
    }

    [Fact]
    public async Task A_signal_under_the_id_of_a_chat_message_reaches_nobody()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new SendChat { Text = "Hello" }, "7");

        Assert.Equal(Refusals.IdReused, await Say(clients[0], "signal", "7"));
        await host.Settle();
        Assert.Empty(clients[1].Pushes.OfType<SignalPush>());
    }

    [Theory, MemberData(nameof(Talk))]
    public async Task After_five_minutes_an_id_says_nothing_of_what_it_was_used_for(string talk)
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        Assert.Null(await Say(clients[1], talk, "7"));
        await clients[1].Done(new LeaveLobby());
        host.Clock.Advance(IdempotencyRecords.Retention);

        Assert.Equal(Refusals.NotInLobby, await Say(clients[1], talk, "7"));
    }

    public void Dispose() => host.Dispose();

    private static async Task<Error?> Say(Client client, string talk, string id) => talk switch
    {
        "chat" => (await client.Send(new SendChat { Text = "Hello" }, id)).Error,
        "signal" => (await client.Send(new SendSignal { Name = "emote" }, id)).Error,
        _ => (await client.Send(new SendInvite { PlayerId = Cleo }, id)).Error,
    };
}
