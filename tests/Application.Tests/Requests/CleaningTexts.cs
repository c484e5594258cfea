using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>Texts that others read have no control and bidirectional override characters.</summary>
public sealed class CleaningTexts : IDisposable
{
    private const string Dirty = "\u202eHi\0\nthere";
    private const string Clean = "Hi there";

    private readonly TestHost host = new();

    [Fact]
    public async Task A_lobbys_name_is_cleaned_at_creation_and_in_an_update()
    {
        var (lobby, clients) = await host.Gather(Scenes.Create with { Name = Dirty }, Ada);
        Assert.Equal(Clean, (await host.Stored(lobby)).Settings.Name);

        await clients[0].Done(new UpdateLobby { Name = "\tSaturday\u2069" });
        Assert.Equal(" Saturday", (await host.Stored(lobby)).Settings.Name);
    }

    [Fact]
    public async Task A_chat_message_is_cleaned()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        await clients[0].Done(new SendChat { Text = Dirty });
        await host.Settle();

        Assert.Equal(Clean, Assert.Single(clients[1].Pushes.OfType<ChatMessagePush>()).Text);
        Assert.Equal(Clean, Assert.Single((await clients[1].Done(new GetChatHistory())).Messages).Text);
    }

    [Fact]
    public async Task The_reason_of_a_kick_is_cleaned()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        await clients[0].Done(new KickMember { PlayerId = Bob, Reason = Dirty });
        await host.Settle();

        Assert.Equal(Clean, Assert.Single(clients[1].Pushes.OfType<LobbyRemovedPush>()).Detail);
    }

    [Fact]
    public async Task The_reason_of_a_closed_lobby_is_cleaned()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        await clients[0].Done(new CloseLobby { Reason = Dirty });
        await host.Settle();

        Assert.Equal(Clean, Assert.Single(clients[1].Pushes.OfType<LobbyClosedPush>()).Reason);
    }

    [Fact]
    public async Task A_text_of_which_nothing_remains_is_refused()
    {
        var (_, clients) = await host.Gather(Ada);

        Assert.Equal("invalid_request", (await clients[0].Send(new SendChat { Text = "\u202e\n" })).Error?.Code);
        Assert.Equal("invalid_request", (await clients[0].Send(new UpdateLobby { Name = "\u202e" })).Error?.Code);
    }

    [Fact]
    public async Task A_name_by_which_something_is_found_is_refused()
    {
        var ada = await host.Connect(Ada);
        CreateLobby[] refused =
        [
            Scenes.Create with { Mode = "ctf\u202e" },
            Scenes.Create with { Region = "eu\0" },
            Scenes.Create with { Teams = [new Team("red\n", 2)] },
        ];

        foreach (var request in refused) Assert.Equal("invalid_request", (await ada.Send(request)).Error?.Code);
    }

    public void Dispose() => host.Dispose();
}
