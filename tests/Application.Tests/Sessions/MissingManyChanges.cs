using GameLobby.Application.Contracts;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

public sealed class MissingManyChanges : IDisposable
{
    private readonly TestHost host = new();

    [Theory]
    [InlineData(30, false)]
    [InlineData(45, true)]
    public async Task A_client_that_missed_more_than_a_message_holds_gets_the_lobby_instead(int updates, bool isTooMuch)
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        await host.Send(new EndSession(Bob, clients[1].Connection));
        for (var n = 10; n < 10 + updates; n++)
        {
            var words = $"{n}{new string('\u0001', 500)}";
            await clients[0].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["words"] = words } });
        }

        await host.Settle();

        var hello = await (await host.Connect(Bob, socket: 2)).Done(new Hello { LobbyId = lobby, Version = 2 });

        Assert.Equal(isTooMuch, hello.Lobby is not null);
        Assert.Equal(isTooMuch, hello.Missed is null);
        Assert.InRange(AsJson.Bytes(hello), 1, MessageSize.Max);
    }

    public void Dispose() => host.Dispose();
}
