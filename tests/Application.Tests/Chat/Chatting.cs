using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Chat;

public sealed class Chatting : IDisposable
{
    private static readonly CreateLobby TwoTeams = Scenes.Create with { Teams = [new Team("red", 2), new Team("blue", 2)] };

    private readonly TestHost host = new();

    [Fact]
    public async Task Every_member_including_the_sender_receives_a_chat_message()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);

        var reply = await clients[1].Done(new SendChat { Text = "hello" });
        await host.Settle();

        foreach (var client in clients)
        {
            Assert.Equal(
                new ChatMessagePush(lobby, reply.MessageId, ChatChannel.Lobby, Bob, "Name of bob", "hello", reply.At),
                Assert.Single(client.Pushes.OfType<ChatMessagePush>()));
        }
    }

    [Fact]
    public async Task Only_the_team_receives_a_message_on_its_channel()
    {
        var (_, clients) = await host.Gather(TwoTeams, Ada, Bob, Cleo); // red, blue, red

        await clients[0].Done(new SendChat { Text = "left", Channel = ChatChannel.Team });
        await host.Settle();

        Assert.Single(clients[2].Pushes.OfType<ChatMessagePush>());
        Assert.Empty(clients[1].Pushes.OfType<ChatMessagePush>());
        Assert.Empty((await clients[1].Done(new GetChatHistory())).Messages);
    }

    [Fact]
    public async Task A_member_without_a_team_cannot_use_the_team_channel()
    {
        var (_, clients) = await host.Gather(Ada);

        Assert.Equal(Refusals.NoTeam, (await clients[0].Send(new SendChat { Text = "anyone?", Channel = ChatChannel.Team })).Error);
    }

    [Fact]
    public async Task A_repeated_message_is_stored_once_and_gets_the_first_reply()
    {
        var (_, clients) = await host.Gather(Ada);
        var first = await clients[0].Done(new SendChat { Text = "hello" }, "7");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, await clients[0].Done(new SendChat { Text = "hello" }, "7"));
        Assert.Single((await clients[0].Done(new GetChatHistory())).Messages);
    }

    [Fact]
    public async Task A_repeated_message_gets_the_first_reply_after_its_sender_left()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var first = await clients[1].Done(new SendChat { Text = "hello" }, "7");
        await clients[1].Done(new LeaveLobby());

        Assert.Equal(first, await clients[1].Done(new SendChat { Text = "hello" }, "7"));
    }

    [Fact]
    public async Task A_request_id_cannot_be_reused_for_another_message()
    {
        var (_, clients) = await host.Gather(Ada);
        await clients[0].Done(new SendChat { Text = "hello" }, "7");

        Assert.Equal(Refusals.IdReused, (await clients[0].Send(new SendChat { Text = "goodbye" }, "7")).Error);
    }

    [Fact]
    public async Task A_request_id_can_be_reused_after_five_minutes()
    {
        var (_, clients) = await host.Gather(Ada);
        await clients[0].Done(new SendChat { Text = "hello" }, "7");
        host.Clock.Advance(IdempotencyRecords.Retention + TimeSpan.FromSeconds(1));

        await clients[0].Done(new SendChat { Text = "goodbye" }, "7");

        Assert.Equal(["hello", "goodbye"], (await clients[0].Done(new GetChatHistory())).Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Muted_members_and_outsiders_cannot_chat()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[0].Done(new MuteMember { PlayerId = Bob, Muted = true });

        Assert.Equal(Refusals.Muted, (await clients[1].Send(new SendChat { Text = "hello" })).Error);
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Cleo)).Send(new SendChat { Text = "hello" })).Error);
    }

    [Fact]
    public async Task Chat_history_is_read_in_pages_from_the_latest_message_backwards()
    {
        var (_, clients) = await host.Gather(Ada);
        for (var n = 1; n <= 5; n++)
        {
            await clients[0].Done(new SendChat { Text = $"{n}" });
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var latest = await clients[0].Done(new GetChatHistory { Limit = 2 });
        var middle = await clients[0].Done(new GetChatHistory { Limit = 2, Before = latest.Before });
        var first = await clients[0].Done(new GetChatHistory { Limit = 2, Before = middle.Before });

        Assert.Equal(["4", "5"], latest.Messages.Select(message => message.Text));
        Assert.Equal(["2", "3"], middle.Messages.Select(message => message.Text));
        Assert.Equal(["1"], first.Messages.Select(message => message.Text));
        Assert.Null(first.Before);
    }

    public void Dispose() => host.Dispose();
}
