using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Conversations;

public sealed class Chatting : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Every_member_hears_what_is_said()
    {
        var (lobby, clients) = await Teams();

        var said = await clients[1].Done(new SendChat { Text = "Hello" });
        await host.Settle();

        Assert.All(clients, client => Assert.Equal(
            new ChatMessagePush(lobby, said.MessageId, ChatChannel.Lobby, Bob, "Name of bob", "Hello", said.At),
            client.Pushes[^1]));
    }

    [Fact]
    public async Task What_is_said_to_a_team_only_that_team_hears_and_finds()
    {
        var (_, clients) = await Teams();

        await clients[0].Done(new SendChat { Text = "Left flank", Channel = ChatChannel.Team });
        await host.Settle();

        Assert.IsType<ChatMessagePush>(clients[2].Pushes[^1]);
        Assert.DoesNotContain(clients[1].Pushes, push => push is ChatMessagePush);
        Assert.Single((await clients[2].Done(new GetChatHistory())).Messages);
        Assert.Empty((await clients[1].Done(new GetChatHistory())).Messages);
    }

    [Fact]
    public async Task A_repeat_says_nothing_twice()
    {
        var (_, clients) = await Teams();

        var first = await clients[1].Done(new SendChat { Text = "Hello" }, "7");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, await clients[1].Done(new SendChat { Text = "Hello" }, "7"));
        Assert.Single((await clients[1].Done(new GetChatHistory())).Messages);
        Assert.Equal(Refusals.IdReused, (await clients[1].Send(new SendChat { Text = "Bye" }, "7")).Error);
    }

    [Fact]
    public async Task A_repeat_is_known_also_by_who_left_since()
    {
        var (_, clients) = await Teams();
        var first = await clients[1].Done(new SendChat { Text = "Bye" }, "7");
        await clients[1].Done(new LeaveLobby());

        Assert.Equal(first, await clients[1].Done(new SendChat { Text = "Bye" }, "7"));
    }

    [Fact]
    public async Task The_muted_and_those_without_a_lobby_or_a_team_say_nothing()
    {
        var (_, clients) = await Teams();
        await clients[0].Done(new MuteMember { PlayerId = Bob, Muted = true });
        await clients[2].Done(new SetTeam { Team = (string?)null });

        Assert.Equal(Refusals.Muted, (await clients[1].Send(new SendChat { Text = "Hello" })).Error);
        Assert.Equal(Refusals.NoTeam, (await clients[2].Send(new SendChat { Text = "Hello", Channel = ChatChannel.Team })).Error);
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Dan)).Send(new SendChat { Text = "Hello" })).Error);
    }

    [Fact]
    public async Task History_comes_in_pages_the_oldest_of_each_first()
    {
        var (_, clients) = await Teams();
        for (var n = 1; n <= 5; n++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(10));
            await clients[n % 3].Done(new SendChat { Text = $"{n}" });
        }

        var latest = await clients[0].Done(new GetChatHistory { Limit = 3 });
        var earlier = await clients[0].Done(new GetChatHistory { Limit = 3, Before = latest.Before });

        Assert.Equal(["3", "4", "5"], latest.Messages.Select(message => message.Text));
        Assert.Equal(["1", "2"], earlier.Messages.Select(message => message.Text));
        Assert.Null(earlier.Before);
    }

    /// <summary>Ada and Cleo are red, Bob is blue.</summary>
    private async Task<(Domain.Values.LobbyId Lobby, Client[] Clients)> Teams()
    {
        var gathered = await host.Gather(Scenes.Create with { Teams = [new Team("red", 3), new Team("blue", 3)] }, Ada, Bob, Cleo);
        await host.Settle();
        return gathered;
    }

    public void Dispose() => host.Dispose();
}
