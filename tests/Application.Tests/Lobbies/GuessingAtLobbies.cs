using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

public sealed class GuessingAtLobbies : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task After_five_wrong_codes_in_a_minute_the_next_has_to_wait()
    {
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(new JoinLobby { Code = "222222" })).Error);
            host.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        var refused = (await bob.Send(new JoinLobby { Code = "222222" })).Error!;

        Assert.Equal(("rate_limited", TimeSpan.FromSeconds(50)), (refused.Code, refused.RetryAfter));
        host.Clock.Advance(refused.RetryAfter!.Value);
        Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(new JoinLobby { Code = "222222" })).Error);
    }

    [Fact]
    public async Task Wrong_passwords_and_ids_count_alike()
    {
        var (secret, _) = await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 3; n++) await bob.Send(Scenes.Join(secret) with { Password = $"guess {n}" });
        for (var n = 0; n < 2; n++) await bob.Send(new GetLobby { LobbyId = new LobbyId($"guess {n}") });

        Assert.Equal("rate_limited", (await bob.Send(Scenes.Join(secret) with { Password = "sesame" })).Error?.Code);
        Assert.Equal("rate_limited", (await bob.Send(new GetLobby { LobbyId = secret })).Error?.Code);
    }

    [Fact]
    public async Task Who_is_in_a_lobby_sees_it_all_the_same_and_others_are_not_slowed_down()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        for (var n = 0; n < 6; n++) await clients[0].Send(new GetLobby { LobbyId = new LobbyId("guess") });

        Assert.Equal(lobby, (await clients[0].Done(new GetLobby { LobbyId = lobby })).LobbyId);
        Assert.Equal(Refusals.NoSuchLobby, (await clients[1].Send(new GetLobby { LobbyId = new LobbyId("guess") })).Error);
    }

    public void Dispose() => host.Dispose();
}
