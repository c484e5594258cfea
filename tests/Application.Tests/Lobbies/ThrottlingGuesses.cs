using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>Guesses of codes, passwords and lobby IDs are throttled.</summary>
public sealed class ThrottlingGuesses : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Even_the_right_password_is_throttled_after_five_wrong_ones()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 5; n++)
            Assert.Equal(Refusals.WrongPassword, (await bob.Send(Scenes.Join(lobby) with { Password = $"guess {n}" })).Error);

        var refused = (await bob.Send(Scenes.Join(lobby) with { Password = "sesame" })).Error;

        Assert.Equal(("rate_limited", TimeSpan.FromMinutes(1)), (refused?.Code, refused?.RetryAfter));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await bob.Send(Scenes.Join(lobby) with { Password = "sesame" })).IsRefused);
    }

    [Fact]
    public async Task Wrong_codes_and_ids_count_as_guesses_too()
    {
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 2; n++)
        {
            Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(new JoinLobby { Code = $"AAAAA{n + 2}" })).Error);
            Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(new GetLobby { LobbyId = new LobbyId($"{n}") })).Error);
        }

        Assert.Equal(Refusals.NoSuchLobby, (await bob.Send(Scenes.Join(new LobbyId("none")))).Error);
        Assert.Equal("rate_limited", (await bob.Send(new GetLobby { LobbyId = new LobbyId("none") })).Error?.Code);
        Assert.Equal("rate_limited", (await bob.Send(new JoinLobby { Code = "AAAAA9" })).Error?.Code);
    }

    [Fact]
    public async Task Guesses_in_parallel_learn_no_more_than_five_in_sequence()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        var bob = await host.Connect(Bob);
        using var other = new TestHost(host);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            (n % 2 == 0 ? bob : bob.At(other)).Send(Scenes.Join(lobby) with { Password = $"guess {n}" })));

        Assert.True(guesses.Count(guess => guess.Error == Refusals.WrongPassword) <= 5);
        Assert.All(guesses, guess => Assert.Contains(guess.Error?.Code, new[] { "wrong_password", "rate_limited" }));
    }

    [Fact]
    public async Task An_older_connection_of_the_player_cannot_guess()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { Password = "sesame" }, Ada);
        var first = await host.Connect(Bob);
        await host.Connect(Bob, socket: 2);

        Assert.Equal(Refusals.SessionReplaced, (await first.Send(Scenes.Join(lobby) with { Password = "guess" })).Error);
    }

    [Fact]
    public async Task One_players_guesses_do_not_throttle_another_player()
    {
        var (lobby, _) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 6; n++) await bob.Send(new JoinLobby { Code = "AAAAA2" });

        Assert.False((await (await host.Connect(Cleo)).Send(Scenes.Join(lobby))).IsRefused);
    }

    [Fact]
    public async Task A_refusal_by_a_full_lobby_is_not_a_wrong_guess()
    {
        var (lobby, _) = await host.Gather(Scenes.Create with { MaxPlayers = 1 }, Ada);
        var bob = await host.Connect(Bob);
        for (var n = 0; n < 6; n++) Assert.Equal(Refusals.LobbyFull, (await bob.Send(Scenes.Join(lobby))).Error);
    }

    public void Dispose() => host.Dispose();
}
